using TransportBench.Core.Schedules;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;

namespace TransportBench.Load.Driving;

/// <summary>Looks twice at the server's live heap while connections of a last phase <c>soak</c> stand: soon after its begin and shortly before its end.</summary>
/// <remarks>A look collects and stops the server for some tens of ms, so it is taken outside the time that <see cref="MemoryTrend"/> is fitted to.</remarks>
internal sealed class HeapWatch
{
    private const double Margin = 3;
    private const double Mib = 1_048_576;

    private readonly HostProcess? _server;
    private readonly double _begin;
    private readonly double _end;
    private (double At, long Bytes)? _first;

    /// <param name="scenario">The scenario.</param>
    /// <param name="server">The server, if it is one of ours.</param>
    public HeapWatch(LoadScenario scenario, HostProcess? server)
    {
        _server = scenario.Connections[^1].Kind == PhaseKind.Soak ? server : null;
        _begin = scenario.Connections.SkipLast(1).Sum(phase => phase.During.TotalSeconds) + Margin;
        _end = scenario.Duration.TotalSeconds - Margin;
    }

    /// <summary>What was seen; <see langword="null"/>: not both yet, or there is nothing to see.</summary>
    public HeapGrowth? Growth { get; private set; }

    /// <summary>Looks, if it is time.</summary>
    /// <param name="at">Since the stream's begin, in s.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostFailedException">The server did not answer.</exception>
    public async Task LookAsync(double at, CancellationToken cancellationToken)
    {
        if (_server is null || Growth is not null || at < (_first is null ? _begin : _end)) return;
        var bytes = (await ServerMemory.AskAsync(_server, cancellationToken)).HeapBytes;
        if (_first is not { } first) _first = (at, bytes);
        else Growth = new HeapGrowth(Math.Round(first.Bytes / Mib, 3), Math.Round(bytes / Mib, 3), Math.Round(at - first.At, 1));
    }
}
