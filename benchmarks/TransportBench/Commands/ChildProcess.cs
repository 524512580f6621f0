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
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        using var channel = new HostChannel(input, output);
        var interrupted = Task.Delay(Timeout.Infinite, cancellationToken);
        var hosting = host(channel, cancellationToken);
        if (await Task.WhenAny(hosting, interrupted) == hosting)
        {
            await hosting;
            if (!IsControlled) await Task.WhenAny(interrupted); // With </dev/null, the end of the input means nothing.
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
