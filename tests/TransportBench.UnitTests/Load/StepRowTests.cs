using TransportBench.Core.Schedules;
using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class StepRowTests
{
    private static readonly LoadScenario Scenario = new()
    {
        Name = "step",
        Connections = [new LoadPhase { Kind = PhaseKind.Constant, To = 10, During = TimeSpan.FromSeconds(7) }],
        Events = [new LoadPhase { Kind = PhaseKind.Constant, To = 10, During = TimeSpan.FromSeconds(1) }, new LoadPhase { Kind = PhaseKind.Step, To = 40, During = TimeSpan.FromSeconds(6), Steps = 3 }],
    };

    [Fact]
    public void Of_ThreeSteps_HasTheLevelAndTheSecondsOfEach()
    {
        var steps = StepRow.Of(Scenario, [Second(1, 100, 100), Second(2, 200, 200), Second(3, 200, 200), Second(4, 300, 298), Second(5, 300, 300), Second(6, 400, 350), Second(7, 400, 350)]);
        Assert.Equal([20.0, 30, 40], steps.Select(step => step.EventsPerSecond));
        Assert.Equal([200.0, 300, 400], steps.Select(step => step.OfferedPerSecond));
        Assert.Equal([true, true, false], steps.Select(step => step.KeepsUp));
        Assert.Equal(30, StepRow.Knee(steps)!.EventsPerSecond);
    }

    [Fact]
    public void Of_EventLost_DoesNotKeepUp() =>
        Assert.False(StepRow.Of(Scenario, [Second(2, 200, 200) with { Counters = new LoadCounters { Received = 200, Lost = 1 } }])[0].KeepsUp);

    [Fact]
    public void Knee_FirstStepTooMuch_IsNone() => Assert.Null(StepRow.Knee(StepRow.Of(Scenario, [Second(2, 200, 100), Second(4, 300, 300)])));

    [Fact]
    public void Of_NoSteps_IsEmpty() => Assert.Empty(StepRow.Of(Scenario with { Events = Scenario.Connections }, [Second(1, 1, 1)]));

    private static LoadSecond Second(double at, long offered, long received) => new()
    {
        At = at,
        WantedConnections = 10,
        OpenConnections = 10,
        Offered = offered,
        Counters = new LoadCounters { Received = received },
        DeliveryLatencyUs = new Dictionary<string, double>(),
        DriverCpuSeconds = 0.1,
        DriverLateMs = 1,
    };
}
