using Spectre.Console;

namespace TransportBench.Runs;

/// <summary>Consoles that honour NO_COLOR and never wrap lines in a pipe.</summary>
internal static class Consoles
{
    private const int PipeWidth = 200;

    public static IAnsiConsole For(TextWriter writer)
    {
        var redirected = writer == Console.Error ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected) console.Profile.Width = PipeWidth;
        return console;
    }
}
