using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>From TCP connect to the first event: first in fresh processes, cold (a new connection), warm (a kept-alive one, where the transport can).</summary>
public static class ConnectionSetUp
{
    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.ConnectionSetup, "time from TCP connect to the first event: first in the process, cold, warm", Slices);

    /// <summary>The cell of an edition.</summary>
    internal static string Conditions(Edition edition) => $"{edition.ToString().ToLowerInvariant()}, text 128 B";

    private static IEnumerable<Slice> Slices(Profile profile) => Enum.GetValues<Edition>().Select(edition => new Slice
    {
        Conditions = Conditions(edition),
        Lanes = StandardLanes.Of(edition),
        Mode = FeedMode.Immediate,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, Events = 1 },
        Connections = profile.Connections,
        First = true,
    });
}
