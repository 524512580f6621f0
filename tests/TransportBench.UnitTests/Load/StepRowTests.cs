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
    public void Of_StepThatCatchesUp_KeepsUpAndTheKneeLiesBeforeTheOneThatDidNot()
    {
        var steps = StepRow.Of(Scenario, [Second(2, 200, 200), Second(4, 300, 250), Second(6, 400, 450)]);
        Assert.Equal([true, false, true], steps.Select(step => step.KeepsUp));
        Assert.Equal(20, StepRow.Knee(steps)!.EventsPerSecond);
    }

    [Fact]
    public void Of_ALittleLessInEveryStep_AddsUp()
    {
        var steps = StepRow.Of(Scenario, [Second(2, 1_000, 960), Second(3, 1_000, 960), Second(4, 1_000, 960), Second(5, 1_000, 960), Second(6, 1_000, 960), Second(7, 1_000, 960)]);
        Assert.Equal([true, false, false], steps.Select(step => step.KeepsUp)); // 40 or 80 behind, then 120 or more.
    }

    [Fact]
    public void Of_APauseInTheLastSecond_IsNoBacklog() =>
        Assert.True(StepRow.Of(Scenario, [Second(2, 200, 200), Second(4, 300, 300), Second(6, 400, 400), Second(7, 400, 250)])[^1].KeepsUp);

    [Theory]
    [InlineData(362, true)] // 38 of 400 a second are 95 ms.
    [InlineData(350, false)]
    public void Of_EventsOnTheirWayAtTheEnd_AreNoBacklog(int received, bool keepsUp) =>
        Assert.Equal(keepsUp, StepRow.Of(Scenario, [Second(2, 200, 200), Second(4, 300, 300), Second(6, 400, received), Second(7, 400, 400)])[^1].KeepsUp);

    [Fact]
    public void Of_EventLost_DoesNotKeepUp() =>
        Assert.False(StepRow.Of(Scenario, [Second(2, 200, 200) with { Counters = new LoadCounters { Received = 200, Lost = 1 } }])[0].KeepsUp);

    [Fact]
    public void Knee_FirstStepTooMuch_IsNone() => Assert.Null(StepRow.Knee(StepRow.Of(Scenario, [Second(2, 200, 100), Second(4, 300, 300)])));

    [Theory]
    [InlineData(0.95, true)]
    [InlineData(0.85, false)]
    public void Of_ServerAndDriverWithNineTenthsOfTheMachine_IsMachineBound(double share, bool isBound) =>
        Assert.Equal(isBound, StepRow.Of(Scenario, [Second(2, 200, 200) with { AllCpuSeconds = share * Environment.ProcessorCount }])[0].IsMachineBound);

    [Fact]
    public void Of_NoSteps_IsEmpty() => Assert.Empty(StepRow.Of(Scenario with { Events = Scenario.Connections }, [Second(1, 1, 1)]));

    [Fact]
    public void OfPhases_TwoRates_HasWhatEachCostTheServer()
    {
        var scenario = Scenario with { Events = [Phase(10, 2), Phase(50, 2)] };
        var phases = StepRow.OfPhases(scenario, [Second(1, 100, 100), Second(2, 100, 100), Second(3, 500, 400), Second(4, 500, 400)]);
        Assert.Equal([10.0, 50], phases.Select(phase => phase.EventsPerSecond));
        Assert.Equal([2_000.0, 500], phases.Select(phase => phase.ServerCpuUsPerDelivery)); // 0.2 s a second.
        Assert.Equal([true, false], phases.Select(phase => phase.KeepsUp));
    }

    [Fact]
    public void OfPhases_OneRateOrSteps_IsEmpty()
    {
        Assert.Empty(StepRow.OfPhases(Scenario, [Second(1, 1, 1)]));
        Assert.Empty(StepRow.OfPhases(Scenario with { Events = [Phase(10, 7)] }, [Second(1, 1, 1)]));
    }

    private static LoadPhase Phase(double to, double seconds) => new() { Kind = PhaseKind.Constant, To = to, During = TimeSpan.FromSeconds(seconds) };

    private static LoadSecond Second(double at, long offered, long received) => new()
    {
        At = at,
        WantedConnections = 10,
        OpenConnections = 10,
        Offered = offered,
        Counters = new LoadCounters { Received = received },
        DeliveryLatencyUs = new Dictionary<string, double>(),
        ServerCpuSeconds = 0.2,
        DriverCpuSeconds = 0.1,
        DriverLateMs = 1,
    };
}
