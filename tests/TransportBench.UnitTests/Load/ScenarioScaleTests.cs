using TransportBench.Core.Schedules;
using TransportBench.Load.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class ScenarioScaleTests
{
    private static readonly LoadScenario Spike = BuiltInScenarios.Find("spike")!;

    [Fact]
    public void Of_NothingAsked_IsTheScenarioItself() => Assert.Same(Spike, new ScenarioScale(null, null, null).Of(Spike));

    [Fact]
    public void Of_EverythingAsked_KeepsTheShape()
    {
        var scaled = new ScenarioScale(1_000, 50, TimeSpan.FromMinutes(1)).Of(Spike);
        Assert.Equal([(PhaseKind.Ramp, 1_000.0, 10.0), (PhaseKind.Constant, 1_000, 50)], Phases(scaled.Connections));
        Assert.Equal([(PhaseKind.Constant, 2.5, 20.0), (PhaseKind.Spike, 50, 10), (PhaseKind.Constant, 2.5, 30)], Phases(scaled.Events));
        Assert.Equal(TimeSpan.FromMinutes(1), scaled.Duration);
        Assert.Equal("in the shape of spike: at most 1,000 connections, 50 events/s each, 60 s", scaled.Description);
        Assert.Equal(Spike.Thresholds, scaled.Thresholds);
    }

    [Fact]
    public void Of_RateAlone_LeavesConnectionsAndTime()
    {
        var scaled = new ScenarioScale(null, 200, null).Of(Spike);
        Assert.Equal(Phases(Spike.Connections), Phases(scaled.Connections));
        Assert.Equal(200, scaled.Events.Max(phase => phase.To));
        Assert.Equal(Spike.Duration, scaled.Duration);
    }

    [Fact]
    public void Of_InjectedConnections_ScalesHowManyComeASecond()
    {
        var scaled = new ScenarioScale(10, null, null).Of(BuiltInScenarios.Find("churn")!);
        Assert.Equal(10, Assert.Single(scaled.Connections).To);
        Assert.Contains("10 new connections a second", scaled.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RateWhereNoEventsAre_SaysSo()
    {
        var silent = Spike with { Events = [new LoadPhase { Kind = PhaseKind.Constant, To = 0, During = TimeSpan.FromSeconds(1) }] };
        Assert.Contains("sends no events", Assert.Throws<ArgumentException>(() => new ScenarioScale(null, 5, null).Of(silent)).Message, StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(new ScenarioScale(5, null, null).Of(silent).Events).To);
    }

    [Fact]
    public void Of_ConnectionsThatAreHeldAndInjected_AreNotMixed()
    {
        var mixed = Spike with { Connections = [.. Spike.Connections, new LoadPhase { Kind = PhaseKind.Inject, To = 5, During = TimeSpan.FromSeconds(1) }], Session = TimeSpan.FromSeconds(1) };
        Assert.Contains("inject", Assert.Throws<ArgumentException>(() => new ScenarioScale(10, null, null).Of(mixed)).Message, StringComparison.Ordinal);
        Assert.Equal(mixed.Connections.Select(phase => phase.To), new ScenarioScale(null, 3, null).Of(mixed).Connections.Select(phase => phase.To));
    }

    private static IEnumerable<(PhaseKind Kind, double To, double Seconds)> Phases(IEnumerable<LoadPhase> phases) => phases.Select(phase => (phase.Kind, Math.Round(phase.To, 6), Math.Round(phase.During.TotalSeconds, 6)));
}
