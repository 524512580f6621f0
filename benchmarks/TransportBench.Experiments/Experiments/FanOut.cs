using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>One event to many readers at the same number of deliveries per second: what a delivery costs the server.</summary>
public static class FanOut
{
    private const double DeliveriesPerSecond = 10_000;
    private const int RoundsOfComparison = 10;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    /// <summary>Readers at once.</summary>
    public static IReadOnlyList<int> Readers { get; } = [100, 1_000];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.FanOut, "one event to 100 and 1,000 readers, 10,000 deliveries a second: server CPU per delivery", _ =>
            from readers in Readers
            from transport in new[] { Transports.WebSocket, Transports.ServerSentEvents }
            select Of(readers, LaneOf(transport)))
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>The lane that is measured.</summary>
    public static Lane LaneOf(Transport transport) => new() { Transport = transport, Edition = Edition.Tuned, Client = "socket" };

    /// <summary>A lane read by so many.</summary>
    public static Slice Of(int readers, Lane lane)
    {
        var rate = DeliveriesPerSecond / readers;
        return new Slice
        {
            Conditions = Cells.FanOut(lane.Edition, readers),
            Lanes = [lane],
            Scenario = ScenarioCatalogue.FanOut,
            Connections = readers,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = rate, Events = (long)(rate * Length.TotalSeconds) },
            Rounds = RoundsOfComparison,
        };
    }
}
