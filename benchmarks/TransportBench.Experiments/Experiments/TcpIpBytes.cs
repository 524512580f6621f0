using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Hosting;

namespace TransportBench.Experiments.Experiments;

/// <summary>Bytes below TCP and IP on a link of MTU 1,500, one event per segment and ACKs counted: the same trial in two lengths, so that opening and closing drop out.</summary>
public static class TcpIpBytes
{
    private const double EventsPerSecond = 200;

    /// <summary>Events of the shorter trial and of the longer one.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [50, 150];

    /// <summary>Sizes of the payload in bytes; those of <c>ws-fewer-bytes</c> in every layer.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 16, 128, 1_024, 65_536];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.TcpIpBytes, "TCP/IP bytes per event, ACKs included, on a link of MTU 1,500; a packet capture beside the kernel's count", _ => Slices())
    {
        ByDefault = profile => profile.Everything,
        ByClaim = profile => profile.Everything, // Minutes, and root: the byte claims are decided in seconds without.
        WhyNot = EthernetLink.WhyNot,
    };

    private static IEnumerable<Slice> Slices() =>
        from edition in Enum.GetValues<Edition>()
        from size in Sizes
        from events in Lengths
        from lane in new[] { StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition) }
        select new Slice
        {
            Conditions = Cells.TcpIp(edition, size, events),
            Lanes = [lane],
            Link = Links.Ethernet,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = size, EventsPerSecond = EventsPerSecond, Events = events },
            Tap = true,
            Rounds = 3,
        };
}
