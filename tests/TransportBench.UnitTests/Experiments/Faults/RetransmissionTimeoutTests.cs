using TransportBench.Experiments.Faults;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Faults;

/// <summary>Against the kernel's documentation (ip-sysctl) and sums worked out by hand.</summary>
public sealed class RetransmissionTimeoutTests
{
    [Theory]
    [InlineData(15, 924.6)]
    [InlineData(8, 102.2)]
    [InlineData(3, 3.0)]
    [InlineData(5, 12.6)]
    public void Hypothetical_Setting_IsTheSumOfTheTimeouts(int retries, double seconds) =>
        Assert.Equal(seconds, RetransmissionTimeout.Hypothetical(retries).TotalSeconds, 6);

    [Fact]
    public void Latest_IsOneRetransmissionLater() => Assert.Equal(6.2, RetransmissionTimeout.Latest(3).TotalSeconds, 6);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Hypothetical_OutOfRange_IsRefused(int retries) => Assert.Throws<ArgumentOutOfRangeException>(() => RetransmissionTimeout.Hypothetical(retries));
}
