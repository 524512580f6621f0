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

    /// <summary>Writes a line as it stands: never wrapped, so that links and commands can be copied.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="text">Plain text; line ends in it become spaces.</param>
    /// <param name="label">Markup that goes before it.</param>
    public static void Plain(this IAnsiConsole console, string text, string label = "")
    {
        if (label.Length > 0) console.Markup(label + " ");
        console.Profile.Out.Writer.WriteLine(text.ReplaceLineEndings(" "));
        console.Profile.Out.Writer.Flush();
    }

    /// <summary>A path as a shell takes it.</summary>
    public static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
