using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.ContractTests.Wiring;

/// <summary>Workloads of the suite: as fast as a schedule may be, since nothing here is timed.</summary>
internal static class Workloads
{
    private const double EventsPerSecond = 20_000;

    public static Workload Of(PayloadKind kind, int size, long events) =>
        new() { Kind = kind, SizeBytes = size, EventsPerSecond = EventsPerSecond, Events = events };

    public static Workload Text(int size, long events) => Of(PayloadKind.Text, size, events);
}
