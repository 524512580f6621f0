using System.Text;
using TransportBench.Experiments.Hosting;

namespace TransportBench.Commands;

/// <summary>How <c>serve</c> and <c>drive</c> live: until they are told to stop, their input ends, or a signal comes.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a host over standard input and output.</summary>
    /// <param name="host">Completes at <c>stop</c> or at the end of the input.</param>
    /// <param name="shutdown">Completes when the process is told to end otherwise.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    public static async Task<int> RunAsync(Func<HostChannel, CancellationToken, Task> host, Task shutdown, CancellationToken cancellationToken)
    {
        // A console's reader blocks; the stream's own can be left behind.
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        using var channel = new HostChannel(input, output);
        var hosting = host(channel, cancellationToken);
        var ended = await Task.WhenAny(hosting, shutdown);
        if (ended == hosting)
        {
            await hosting;
            if (!InputIsPipe()) await Task.WhenAny(shutdown); // By hand with </dev/null: its end means nothing.
        }

        return cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static bool InputIsPipe()
    {
        if (!OperatingSystem.IsLinux()) return Console.IsInputRedirected;
        var target = File.ResolveLinkTarget("/proc/self/fd/0", returnFinalTarget: false)?.ToString() ?? "";
        return target.Contains("pipe:", StringComparison.Ordinal) || target.Contains("socket:", StringComparison.Ordinal);
    }
}
