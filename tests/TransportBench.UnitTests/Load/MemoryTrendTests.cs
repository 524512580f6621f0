using TransportBench.Core.Schedules;
using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class MemoryTrendTests
{
    private const int Seconds = 120;

    private static readonly LoadScenario Steady = new()
    {
        Name = "steady",
        Connections = [Phase(PhaseKind.Constant, 10, Seconds)],
        Events = [Phase(PhaseKind.Constant, 5, Seconds)],
    };

    [Fact]
    public void Of_MemoryThatGrowsByAMebibyteAMinute_IsThatSlope() =>
        Assert.Equal(1_024, MemoryTrend.Of(Steady, Grown(perSecond: 1.0 / 60))!.KibPerMinute, 1.0);

    [Fact]
    public void Of_MemoryThatStands_IsFlat() => Assert.Equal(0, MemoryTrend.Of(Steady, Grown(perSecond: 0))!.KibPerMinute);

    [Fact]
    public void Of_ARateThatRisesMeanwhile_IsNoTrend() =>
        Assert.Null(MemoryTrend.Of(Steady with { Events = [Phase(PhaseKind.Step, 50, Seconds)] }, Grown(perSecond: 1.0 / 60)));

    [Fact]
    public void Of_TooFewSeconds_IsNone() => Assert.Null(MemoryTrend.Of(Steady, [.. Grown(perSecond: 0).Take(60)]));

    private static LoadPhase Phase(PhaseKind kind, double to, double seconds) => new() { Kind = kind, To = to, During = TimeSpan.FromSeconds(seconds) };

    private static IReadOnlyList<LoadSecond> Grown(double perSecond) =>
    [
        .. Enumerable.Range(1, Seconds).Select(at => new LoadSecond
        {
            At = at,
            WantedConnections = 10,
            OpenConnections = 10,
            Offered = 50,
            Counters = new LoadCounters { Received = 50 },
            DeliveryLatencyUs = new Dictionary<string, double>(),
            DriverCpuSeconds = 0.1,
            DriverLateMs = 1,
            ServerRssMib = 80 + (perSecond * at),
        }),
    ];
}
