using System.Text;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

public sealed class EventStreamRetryTests
{
    [Theory]
    [InlineData("retry: 0\n", 0)]
    [InlineData("retry:3000\r", 3000)]
    [InlineData("retry: 007\n", 7)]
    [InlineData("retry: 1\nretry: 2\n", 2)]
    [InlineData("retry: 9223372036854775807\n", long.MaxValue)]
    [InlineData("retry: 9223372036854775808\n", long.MaxValue)]
    [InlineData("retry: 00000000000000000000000000001\n", 1)]
    [InlineData("retry: 99999999999999999999999999999\n", long.MaxValue)]
    public void Retry_AsciiDigits_IsInForceAtTheLinesEnd(string stream, long milliseconds) => Assert.Equal(milliseconds, Parse(stream).Retry);

    [Theory]
    [InlineData("retry: 1000")]
    [InlineData("retry\n")]
    [InlineData("retry:\n")]
    [InlineData("retry: \n")]
    [InlineData("retry:  1\n")]
    [InlineData("retry: 1 \n")]
    [InlineData("retry: -1\n")]
    [InlineData("retry: +1\n")]
    [InlineData("retry: 1.5\n")]
    [InlineData("retry: 1e3\n")]
    [InlineData("retry: 0x10\n")]
    [InlineData("retry: 1,000\n")]
    [InlineData("retry: ١٢\n")]
    [InlineData("retry: 1\0\n")]
    [InlineData("Retry: 1\n")]
    [InlineData("retry : 1\n")]
    public void Retry_AnythingElse_IsIgnored(string stream) => Assert.Null(Parse(stream).Retry);

    [Fact]
    public void Retry_InvalidAfterValid_KeepsTheValidOne() => Assert.Equal(5, Parse("retry: 5\nretry: x\nretry\n").Retry);

    [Fact]
    public void RetryDigits_BeyondInt64_AreExact() =>
        Assert.Equal("99999999999999999999", Encoding.ASCII.GetString(Parse("retry: 0099999999999999999999\n").RetryDigits));

    [Fact]
    public void RetryDelay_BeyondTimeSpan_IsClamped()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), Parse("retry: 3000\n").RetryDelay);
        Assert.Equal(TimeSpan.MaxValue, Parse("retry: 922337203685478\n").RetryDelay);
        Assert.Null(Parse("data\n\n").RetryDelay);
    }

    private static EventStreamParser Parse(string stream)
    {
        var parser = new EventStreamParser();
        ParsedStream.Append(parser, Encoding.UTF8.GetBytes(stream));
        return parser;
    }
}
