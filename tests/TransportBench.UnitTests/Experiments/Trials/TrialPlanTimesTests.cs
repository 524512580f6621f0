using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>Which trials wait for the compilers: those whose figures are times.</summary>
public sealed class TrialPlanTimesTests : IDisposable
{
    private readonly FabricatedTrial _trial = new(10);

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void IsTimed_PacedTrial_Is() => Assert.True(_trial.Plan.IsTimed);

    [Fact]
    public void IsTimed_DiscardedTrial_Is() => Assert.True((_trial.Plan with { Discard = true }).IsTimed);

    [Theory]
    [InlineData(FeedMode.Saturated)]
    [InlineData(FeedMode.Immediate)]
    public void IsTimed_TrialWithoutASchedule_IsNot(FeedMode mode) => Assert.False((_trial.Plan with { Mode = mode }).IsTimed);

    [Fact]
    public void IsTimed_BytesAreCounted_IsNot() => Assert.False((_trial.Plan with { Tap = true }).IsTimed);

    [Fact]
    public void IsTimed_PayloadsAreCompared_IsNot() => Assert.False((_trial.Plan with { RecordMismatches = true }).IsTimed);
}
