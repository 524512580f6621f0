using CsCheck;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

/// <summary>How long is waited between attempts.</summary>
public sealed class ReconnectPolicyTests
{
    private static readonly ReconnectPolicy Plain = new() { InitialDelay = TimeSpan.FromSeconds(1), MaximumDelay = TimeSpan.FromSeconds(30), Jitter = 0 };

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(int.MaxValue, 30)]
    public void Delay_FailuresInARow_DoublesUpToTheMaximum(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Plain.DelayOf(failures, null, null, 0.5));

    [Fact]
    public void Delay_ServerAsksForMoreThanTheMaximum_IsWaited() =>
        Assert.Equal(TimeSpan.FromSeconds(100), Plain.DelayOf(3, TimeSpan.FromSeconds(100), null, 0));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 2)] // A server that asks for 0 and is gone is not asked in a tight loop.
    [InlineData(4, 8)]
    public void Delay_ServerAsksForNone_IsNoneUntilTheSecondFailure(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Plain.DelayOf(failures, TimeSpan.Zero, null, 0));

    [Fact]
    public void Delay_RetryAfterIsShorter_DoesNotShorten() =>
        Assert.Equal(TimeSpan.FromSeconds(8), Plain.DelayOf(4, null, TimeSpan.FromSeconds(5), 0));

    [Fact]
    public void Delay_ServerAsksForever_IsADay() =>
        Assert.Equal(ReconnectPolicy.Longest, Plain.DelayOf(9, TimeSpan.MaxValue, TimeSpan.MaxValue, 0));

    [Fact]
    public void Delay_Jitter_OnlyEverAddsUpToItsShare() =>
        Gen.Select(Gen.Int[0, 40], Gen.Double[0, 1], Gen.Double[0, 0.999999], Gen.Int[0, 100_000]).Sample((failures, jitter, random, retryMs) =>
        {
            var policy = Plain with { Jitter = jitter };
            var without = Plain.DelayOf(failures, TimeSpan.FromMilliseconds(retryMs), null, 0);
            var with = policy.DelayOf(failures, TimeSpan.FromMilliseconds(retryMs), null, random);
            return with >= without && with <= (without * (1 + jitter)) + TimeSpan.FromTicks(1);
        });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Jitter_OutOfRange_IsRefused(double jitter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReconnectPolicy { Jitter = jitter });

    [Fact]
    public void Delays_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReconnectPolicy { InitialDelay = TimeSpan.FromMilliseconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReconnectPolicy { MaximumDelay = TimeSpan.FromDays(2) });
    }
}
