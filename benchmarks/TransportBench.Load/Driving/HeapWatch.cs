using TransportBench.Core.Schedules;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;

namespace TransportBench.Load.Driving;

/// <summary>Looks at the server's live heap while connections of a last phase <c>soak</c> stand: soon after its begin, after each quarter, and shortly before its end.</summary>
/// <remarks>
/// What the process holds of the system's memory moves in steps of the collector's own, so that a slope over minutes may be one of them; what is live after a full collection does not.
/// A look stops the server for some tens of ms.
/// </remarks>
internal sealed class HeapWatch
{
    private const int Parts = 4;
    private const double Margin = 3;

    private readonly HostProcess? _server;
    private readonly Queue<double> _due;
    private readonly List<HeapRow> _rows = [];

    /// <param name="scenario">The scenario.</param>
    /// <param name="server">The server, if it is one of ours.</param>
    public HeapWatch(LoadScenario scenario, HostProcess? server)
    {
        _server = server;
        _due = scenario.Connections[^1].Kind == PhaseKind.Soak ? new(Instants(scenario)) : new();
    }

    /// <summary>What was seen, in order; empty: there is nothing to see.</summary>
    public IReadOnlyList<HeapRow> Rows => _rows;

    /// <summary>When it looks, in s since the stream's begin.</summary>
    /// <param name="scenario">A scenario whose last phase of connections is a soak.</param>
    public static IEnumerable<double> Instants(LoadScenario scenario)
    {
        var begin = scenario.Connections.SkipLast(1).Sum(phase => phase.During.TotalSeconds) + Margin;
        var length = scenario.Duration.TotalSeconds - Margin - begin;
        return length <= 0 ? [] : Enumerable.Range(0, Parts + 1).Select(part => begin + (length * part / Parts));
    }

    /// <summary>Looks, if it is time.</summary>
    /// <param name="at">Since the stream's begin, in s.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostFailedException">The server did not answer.</exception>
    public async Task LookAsync(double at, CancellationToken cancellationToken)
    {
        if (_server is null || !_due.TryPeek(out var due) || at < due) return;
        _due.Dequeue();
        var memory = await ServerMemory.AskAsync(_server, cancellationToken);
        _rows.Add(new HeapRow(Math.Round(at, 1), Mib(memory.HeapBytes), Mib(memory.CommittedBytes), Mib(memory.ResidentBytes)));
    }

    private static double Mib(long bytes) => Math.Round(bytes / 1_048_576.0, 2);
}
