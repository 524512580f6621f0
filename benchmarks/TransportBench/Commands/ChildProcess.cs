using System.Text;
using TransportBench.Experiments.Hosting;

namespace TransportBench.Commands;

/// <summary>How <c>serve</c> and <c>drive</c> live: until they are told to stop, their input ends, or a signal comes.</summary>
internal static class ChildProcess
{
    /// <summary>Whether a coordinator (or whoever holds the other end of standard input) decides when this process ends.</summary>
    public static bool IsControlled { get; } = InputIsPipe();

    /// <summary>Runs a host over standard input and output.</summary>
    /// <param name="host">Completes at <c>stop</c> or at the end of the input.</param>
    /// <param name="cancellationToken">Ctrl-C or SIGTERM, where this process is not controlled.</param>
    public static async Task<int> RunAsync(Func<HostChannel, CancellationToken, Task> host, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var output = Output();
        using var channel = new HostChannel(input, output);
        var hosting = host(channel, cancellationToken);
        if (await Task.WhenAny(hosting, Interrupted(cancellationToken)) == hosting) await hosting;
        return cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    /// <summary>Says <c>ready</c> and waits for the signal, without a look at standard input.</summary>
    /// <remarks>A background job that reads its terminal would be stopped (SIGTTIN), and the end of /dev/null or of a file means nothing.</remarks>
    /// <param name="urls">What is served.</param>
    /// <param name="certificate">The server's certificate, PEM.</param>
    /// <param name="cancellationToken">Ctrl-C or SIGTERM.</param>
    public static async Task<int> WaitAsync(IReadOnlyDictionary<string, string> urls, string certificate, CancellationToken cancellationToken)
    {
        await using var output = Output();
        using var channel = new HostChannel(TextReader.Null, output);
        await channel.WriteAsync(HostLoop.Ready(urls) with { Certificate = certificate }, cancellationToken);
        if (!Console.IsOutputRedirected) await Console.Error.WriteLineAsync($"listening: {urls["sse"]} and {urls["websocket"]}; Ctrl-C ends it");
        await Task.WhenAny(Interrupted(cancellationToken));
        return ExitCode.Interrupted;
    }

    private static StreamWriter Output() => new(Console.OpenStandardOutput(), new UTF8Encoding(false));

    private static Task Interrupted(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

    private static bool InputIsPipe()
    {
        if (!OperatingSystem.IsLinux()) return Console.IsInputRedirected;
        var target = File.ResolveLinkTarget("/proc/self/fd/0", returnFinalTarget: false)?.ToString() ?? "";
        return target.Contains("pipe:", StringComparison.Ordinal) || target.Contains("socket:", StringComparison.Ordinal);
    }
}
