using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>A sender whose peer is gone without a word: when its system gives up, as <c>tcp_retries2</c> says. Lowered, because the default takes a quarter of an hour.</summary>
public static class SilentPeer
{
    private static readonly Lane Lane = new() { Transport = Transports.ServerSentEvents, Edition = Edition.Idiomatic, Client = "shell" };

    /// <summary>The settings that are tried.</summary>
    public static IReadOnlyList<int> Retries { get; } = [3, 4, 5];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.SilentPeer, "a sender whose peer is gone: when its system gives up, with tcp_retries2 lowered in a namespace", _ => Slices())
    {
        ByDefault = profile => profile.Everything,
        WhyNot = EthernetLink.WhyNot,
    };

    private static IEnumerable<Slice> Slices() => Retries.Select(retries => new Slice
    {
        Conditions = Cells.Retries(retries),
        Lanes = [Lane],
        Scenario = ScenarioCatalogue.SilentPeer,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 20, Events = 100_000 },
        Rounds = 1,
    });
}
