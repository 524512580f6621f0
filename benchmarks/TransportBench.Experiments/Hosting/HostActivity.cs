using System.Diagnostics;
using System.Text.Json;
using TransportBench.Measurement.Processes;

namespace TransportBench.Experiments.Hosting;

/// <summary>What a server host did over some time.</summary>
/// <param name="Took">How long that was.</param>
/// <param name="Did">What was added meanwhile.</param>
internal sealed record HostActivity(TimeSpan Took, ProcessActivity Did)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until a server host's compilers rest, or two seconds have passed. Before whatever is counted beside <see cref="OverAsync"/>.</summary>
    /// <exception cref="HostFailedException">It does not answer within half a minute, or has ended.</exception>
    public static async Task RestAsync(HostProcess server, CancellationToken cancellationToken)
    {
        await AskAsync(server, cancellationToken); // A first answer takes more than a hundred methods that are compiled after the counters were read.
        await server.AskAsync(new HostMessage { Type = "rest", QuietMs = (int)Quiet.TotalMilliseconds }, "rested", Patience, cancellationToken);
    }

    /// <summary>Asks a server host, waits, and asks again.</summary>
    /// <exception cref="HostFailedException">It does not answer within half a minute, or has ended.</exception>
    public static async Task<HostActivity> OverAsync(HostProcess server, TimeSpan window, CancellationToken cancellationToken)
    {
        var before = await AskAsync(server, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await Task.Delay(window, cancellationToken);
        var did = (await AskAsync(server, cancellationToken)).Since(before);
        return new HostActivity(Stopwatch.GetElapsedTime(began), did);
    }

    private static async Task<ProcessActivity> AskAsync(HostProcess server, CancellationToken cancellationToken) =>
        (await server.AskAsync(new HostMessage { Type = "activity" }, "activity", Patience, cancellationToken)).Details!.Value.Deserialize<ProcessActivity>(HostChannel.Json)!;
}
