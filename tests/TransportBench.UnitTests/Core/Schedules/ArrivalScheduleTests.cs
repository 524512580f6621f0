using CsCheck;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;
using Xunit;

namespace TransportBench.UnitTests.Core.Schedules;

public sealed class ArrivalScheduleTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMicroseconds(200);

    [Theory]
    [InlineData(ScheduleKind.Constant, 0)]
    [InlineData(ScheduleKind.Poisson, 0.02)]
    [InlineData(ScheduleKind.Burst, 0.001)]
    [InlineData(ScheduleKind.TokenByToken, 0.01)]
    public void Create_EveryKind_KeepsTheMeanRate(ScheduleKind kind, double tolerance)
    {
        const int Count = 50_000;
        var schedule = ArrivalSchedules.Create(Workload(kind, 1_000, Count), 42, Gap);
        Assert.Equal(1.0, schedule.OffsetNsOf(Count - 1) / ((Count - 1) * 1e6), Math.Max(tolerance, 1e-9));
    }

    [Fact]
    public void Create_AnyKindRateAndSeed_NeverBringsGroupsCloserThanTheMinimum() =>
        Gen.Select(Gen.Enum<ScheduleKind>(), Gen.Double[10, 5_000], Gen.ULong).Sample((kind, rate, seed) =>
        {
            const int Count = 1_000;
            var schedule = ArrivalSchedules.Create(Workload(kind, rate, Count), seed, Gap);
            var last = schedule.OffsetNsOf(0);
            var apart = last == 0;
            for (var i = 1; i < Count; i++)
            {
                // A nanosecond of rounding is allowed.
                apart &= schedule.OffsetNsOf(i) - last >= Gap.TotalNanoseconds - 1;
                last = schedule.OffsetNsOf(i);
            }

            return apart;
        }, iter: 200);

    [Theory]
    [InlineData(ScheduleKind.Poisson)]
    [InlineData(ScheduleKind.TokenByToken)]
    public void Create_RandomKind_RepeatsBySeedAndDiffersBetweenSeeds(ScheduleKind kind)
    {
        var workload = Workload(kind, 1_000, 100);
        Assert.Equal(Offsets(1), Offsets(1));
        Assert.NotEqual(Offsets(1), Offsets(2));

        long[] Offsets(ulong seed)
        {
            var schedule = ArrivalSchedules.Create(workload, seed, Gap);
            return [.. Enumerable.Range(0, 100).Select(i => schedule.OffsetNsOf(i))];
        }
    }

    [Theory]
    [InlineData(ScheduleKind.Constant)]
    [InlineData(ScheduleKind.Poisson)]
    [InlineData(ScheduleKind.Burst)]
    [InlineData(ScheduleKind.TokenByToken)]
    public void Create_PeriodBelowTheMinimumGap_Throws(ScheduleKind kind)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ArrivalSchedules.Create(Workload(kind, 5_001, 10), 1, Gap));
        Assert.Contains("overlap", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(double.NaN)]
    public void ConstantRate_RateOutOfRange_Throws(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantRate { EventsPerSecond = rate });

    [Theory]
    [InlineData(ScheduleKind.Constant)]
    [InlineData(ScheduleKind.Poisson)]
    [InlineData(ScheduleKind.Burst)]
    [InlineData(ScheduleKind.TokenByToken)]
    public void OffsetNsOf_NegativeIndex_Throws(ScheduleKind kind)
    {
        var schedule = ArrivalSchedules.Create(Workload(kind, 1_000, 10), 1, Gap);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.OffsetNsOf(-1));
    }

    [Theory]
    [InlineData(ScheduleKind.Poisson)]
    [InlineData(ScheduleKind.TokenByToken)]
    public void OffsetNsOf_BeyondTheTable_Throws(ScheduleKind kind)
    {
        var schedule = ArrivalSchedules.Create(Workload(kind, 1_000, 10), 1, Gap);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.OffsetNsOf(10));
    }

    [Fact]
    public void ConstantRate_ThreePerSecond_RoundsEachOffsetByItself()
    {
        IArrivalSchedule schedule = new ConstantRate { EventsPerSecond = 3 };
        Assert.Equal([0, 333_333_333, 666_666_667, 1_000_000_000], Enumerable.Range(0, 4).Select(i => schedule.OffsetNsOf(i)));
        Assert.Equal(TimeSpan.FromTicks(3_333_333), schedule.OffsetOf(1));
        Assert.Equal(TimeSpan.FromDays(1), schedule.OffsetOf(3 * 86_400));
    }

    [Fact]
    public void BurstArrivals_ThreePerBurst_AreAGapApartThenPause()
    {
        var schedule = new BurstArrivals(1_000, Gap, groupsPerBurst: 3);
        long[] expected = [0, 200_000, 400_000, 3_000_000, 3_200_000, 3_400_000, 6_000_000];
        Assert.Equal(expected, Enumerable.Range(0, 7).Select(i => schedule.OffsetNsOf(i)));
    }

    [Fact]
    public void PoissonArrivals_Gaps_AreExponentialBeyondTheMinimum()
    {
        const int Count = 20_000;
        var schedule = new PoissonArrivals(7, Count, 1_000, Gap);
        var excess = Enumerable.Range(1, Count - 1).Select(i => (schedule.OffsetNsOf(i) - schedule.OffsetNsOf(i - 1)) / 800_000.0 - 0.25).ToArray();
        // Of Exp(1): mean 1, variance 1, and e^-1 of it lies beyond 1.
        Assert.Equal(1.0, excess.Average(), 0.03);
        Assert.Equal(1.0, excess.Average(e => (e - 1) * (e - 1)), 0.1);
        Assert.Equal(Math.Exp(-1), excess.Count(e => e > 1) / (double)Count, 0.02);
    }

    [Fact]
    public void TokenByToken_Answers_ArePausesApartAndJitterWithin()
    {
        const int Count = 10_000;
        var schedule = new TokenByToken(7, Count, 1_000, Gap);
        var gaps = Enumerable.Range(1, Count - 1).Select(i => schedule.OffsetNsOf(i) - schedule.OffsetNsOf(i - 1)).ToArray();
        // Within an answer at most 0.2 + 2 × 0.8 × 0.8 ms; a pause is about 16 % of an answer of 100 to 300 ms.
        Assert.InRange(gaps.Count(g => g > 1_480_000), 40, 60);
        Assert.True(gaps.Where(g => g <= 1_480_000).Distinct().Count() > 5_000);
    }

    private static Workload Workload(ScheduleKind kind, double rate, long count) => new()
    {
        Kind = PayloadKind.Text,
        SizeBytes = 128,
        Schedule = kind,
        EventsPerSecond = rate,
        Events = count - count / 10,
        WarmUpEvents = count / 10,
    };
}
