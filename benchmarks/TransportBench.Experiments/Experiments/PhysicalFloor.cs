using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Two blocking sockets beside the control and the twins: what the machine itself takes, without any I/O stack.</summary>
public static class PhysicalFloor
{
    /// <summary>ID of the experiment.</summary>
    public const string Id = "physical-floor";

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(Id, "a blocking socket pair beside the tuned lanes: the floor of this machine", Slices);

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        yield return new Slice
        {
            Conditions = Cells.Latency(Edition.Tuned, PayloadKind.Text, 128, Cells.LatencyRate),
            Lanes =
            [
                StandardLanes.Tcp(Edition.Tuned),
                new Lane { Transport = Transports.TcpBlocking, Edition = Edition.Tuned, Client = "blocking" },
                StandardLanes.WebSocket(Edition.Tuned),
                StandardLanes.ServerSentEvents(Edition.Tuned),
                StandardLanes.Tcp(Edition.Tuned), // Five lanes, as in every cell at this rate, and an A/A of the control.
            ],
            Workload = new Workload
            {
                Kind = PayloadKind.Text,
                SizeBytes = 128,
                EventsPerSecond = Cells.LatencyRate,
                Events = (long)(Cells.LatencyRate * profile.Latency.TotalSeconds * 0.3),
                WarmUpEvents = 100,
            },
            Rounds = profile.Everything ? int.MaxValue : 6, // Enough for an interval; no claim asks for more.
        };
    }
}
