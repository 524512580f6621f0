using TransportBench.Core.Schedules;
using Xunit;

namespace TransportBench.UnitTests.Core.Schedules;

public sealed class LoadProfileTests
{
    private static readonly LoadProfile Profile = new(
    [
        Phase(PhaseKind.Ramp, 100, 10),
        Phase(PhaseKind.Spike, 500, 2),
        Phase(PhaseKind.Step, 200, 4) with { Steps = 2 },
        Phase(PhaseKind.Inject, 30, 5),
        Phase(PhaseKind.Constant, 50, 1),
    ]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 50)]
    [InlineData(10, 500)] // The spike.
    [InlineData(11.9, 500)]
    [InlineData(12, 150)] // From the level before the spike, half the way.
    [InlineData(14, 200)]
    [InlineData(18, 200)] // What is injected is apart.
    [InlineData(21, 50)]
    [InlineData(60, 50)]
    public void LevelAt_EveryPhase_IsAsDescribed(double seconds, double expected) => Assert.Equal(expected, Profile.LevelAt(TimeSpan.FromSeconds(seconds)), 6);

    [Theory]
    [InlineData(16, 0)]
    [InlineData(18, 60)]
    [InlineData(21, 150)]
    [InlineData(60, 150)]
    public void InjectedBy_Instant_AddsUp(double seconds, double expected) => Assert.Equal(expected, Profile.InjectedBy(TimeSpan.FromSeconds(seconds)), 6);

    [Fact]
    public void Duration_AndPeak_AreThoseOfThePhases() => Assert.Equal((22.0, 500.0), (Profile.Duration.TotalSeconds, Profile.Peak));

    private static LoadPhase Phase(PhaseKind kind, double to, double seconds) => new() { Kind = kind, To = to, During = TimeSpan.FromSeconds(seconds) };
}
