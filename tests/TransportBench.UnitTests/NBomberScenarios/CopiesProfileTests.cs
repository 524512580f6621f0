using TransportBench.Core.Schedules;
using TransportBench.Load.Scenarios;
using TransportBench.NBomberScenarios;
using Xunit;

namespace TransportBench.UnitTests.NBomberScenarios;

/// <summary>Our phases in NBomber's terms.</summary>
public sealed class CopiesProfileTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Of_RampAndConstant_AreThoseOfNBomber() => Assert.Equal(
        [new CopiesPhase(CopiesKind.RampingConstant, 200, 5 * Second), new CopiesPhase(CopiesKind.KeepConstant, 200, 15 * Second)],
        CopiesProfile.Of(BuiltInScenarios.Find("ramp")!.Connections, TimeSpan.Zero));

    [Fact]
    public void Of_WithOthersBefore_PausesFirst() =>
        Assert.Equal(new CopiesPhase(CopiesKind.Pause, 0, 25 * Second), CopiesProfile.Of(BuiltInScenarios.Find("ramp")!.Connections, 25 * Second)[0]);

    [Fact]
    public void Of_Steps_AreHeldOneAfterTheOther() => Assert.Equal(
        [.. Enumerable.Range(1, 5).Select(step => new CopiesPhase(CopiesKind.KeepConstant, 100 + (step * 20), 2 * Second))],
        CopiesProfile.Of([Phase(PhaseKind.Constant, 100, 1), Phase(PhaseKind.Step, 200, 10) with { Steps = 5 }], TimeSpan.Zero).Skip(1));

    [Fact]
    public void Of_Inject_StartsOneAtATime() =>
        Assert.Equal([new CopiesPhase(CopiesKind.Inject, 1, 20 * Second, TimeSpan.FromMilliseconds(20))], CopiesProfile.Of([Phase(PhaseKind.Inject, 50, 20)], TimeSpan.Zero));

    [Fact]
    public void Of_InjectOfNone_Waits() =>
        Assert.Equal([new CopiesPhase(CopiesKind.Pause, 0, 3 * Second)], CopiesProfile.Of([Phase(PhaseKind.Inject, 0, 3)], TimeSpan.Zero));

    [Fact]
    public void Of_EveryBuiltInScenario_LastsAsLongAsItsConnections() => Assert.All(BuiltInScenarios.All, scenario => Assert.Equal(
        scenario.Connections.Sum(phase => phase.During.TotalSeconds),
        CopiesProfile.Of(scenario.Connections, TimeSpan.Zero).Sum(phase => phase.During.TotalSeconds), 6));

    private static LoadPhase Phase(PhaseKind kind, double to, double seconds) => new() { Kind = kind, To = to, During = TimeSpan.FromSeconds(seconds) };
}
