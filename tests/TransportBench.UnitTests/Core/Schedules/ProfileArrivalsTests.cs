using CsCheck;
using TransportBench.Core.Schedules;
using Xunit;

namespace TransportBench.UnitTests.Core.Schedules;

public sealed class ProfileArrivalsTests
{
    [Fact]
    public void OffsetNsOf_ConstantRate_IsThatOfTheConstantSchedule()
    {
        var arrivals = Of(Phase(PhaseKind.Constant, 8, 10));
        Assert.Equal(80, arrivals.Count);
        Assert.All(Enumerable.Range(0, 80), index => Assert.Equal(new ConstantRate { EventsPerSecond = 8 }.OffsetNsOf(index), arrivals.OffsetNsOf(index)));
    }

    [Fact]
    public void OffsetNsOf_Ramp_IsTheRootOfItsIntegral()
    {
        var arrivals = Of(Phase(PhaseKind.Ramp, 10, 10)); // t²/2 events by t.
        Assert.Equal(50, arrivals.Count);
        Assert.All(new[] { 0L, 2, 8, 18, 32 }, index => Assert.Equal(Math.Sqrt(2 * index) * 1e9, arrivals.OffsetNsOf(index), 1.0));
    }

    [Fact]
    public void OffsetNsOf_Pause_MovesWhatFollowsBehindIt()
    {
        var arrivals = Of(Phase(PhaseKind.Constant, 0, 3), Phase(PhaseKind.Constant, 2, 2), Phase(PhaseKind.Constant, 0, 5), Phase(PhaseKind.Constant, 1, 2));
        Assert.Equal([3.0, 3.5, 4, 4.5, 10, 11], Enumerable.Range(0, (int)arrivals.Count).Select(index => arrivals.OffsetNsOf(index) / 1e9));
    }

    [Fact]
    public void Count_NoEvents_IsZero() => Assert.Equal(0, Of(Phase(PhaseKind.Constant, 0, 60)).Count);

    [Fact]
    public void OffsetNsOf_RandomPhases_NeverDecreasesAndFitsTheRate() =>
        Gen.Select(Gen.Enum<PhaseKind>().Where(kind => kind != PhaseKind.Inject), Gen.Double[0, 200], Gen.Double[0.1, 5]).Array[1, 6].Sample(phases =>
        {
            var arrivals = Of([.. phases.Select(phase => Phase(phase.Item1, phase.Item2, phase.Item3))]);
            var end = phases.Sum(phase => phase.Item3) * 1e9;
            var last = 0L;
            for (var index = 0L; index < arrivals.Count; index++)
            {
                var offset = arrivals.OffsetNsOf(index);
                Assert.InRange(offset, last, end + 1);
                last = offset;
            }
        });

    [Fact]
    public void DueBy_EveryInstant_CountsWhatIsDue()
    {
        var arrivals = Of(Phase(PhaseKind.Ramp, 50, 2), Phase(PhaseKind.Constant, 20, 2));
        var offsets = Enumerable.Range(0, (int)arrivals.Count).Select(index => arrivals.OffsetNsOf(index)).ToArray();
        for (var at = -100_000_000L; at < 5_000_000_000; at += 37_000_000)
            Assert.Equal(offsets.Count(offset => offset <= at), RemainingArrivals.DueBy(arrivals, at, arrivals.Count));
    }

    [Fact]
    public void Remaining_Offsets_StayRelativeToTheStart() => Assert.Equal(1_000_000_000, new RemainingArrivals(new ConstantRate { EventsPerSecond = 4 }, 3).OffsetNsOf(1));

    private static ProfileArrivals Of(params LoadPhase[] phases) => new(new LoadProfile(phases));

    private static LoadPhase Phase(PhaseKind kind, double to, double seconds) => new() { Kind = kind, To = to, During = TimeSpan.FromSeconds(seconds) };
}
