using TransportBench.Reporting.Formatting;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.000147, "0.000147")]
    [InlineData(0.02, "0.0200")]
    [InlineData(0.5, "0.500")]
    [InlineData(1.2345, "1.23")]
    [InlineData(9.999, "10.0")]
    [InlineData(45.67, "45.7")]
    [InlineData(99.96, "100")]
    [InlineData(-45.67, "−45.7")]
    [InlineData(1234567.8, "1,234,568")]
    [InlineData(-7.1e-15, "0")]
    public void Significant_Value_HasThreeDigitsAndSeparators(double value, string expected) =>
        Assert.Equal(expected, Numbers.Significant(value));

    [Theory]
    [InlineData(1.00449, "1.004")]
    [InlineData(0.9996, "1.000")]
    [InlineData(0.000147, "0.000147")]
    [InlineData(12.345, "12.3")]
    [InlineData(6800.4, "6,800")]
    public void Ratio_Value_HasThreeDecimalsNearOne(double value, string expected) => Assert.Equal(expected, Numbers.Ratio(value));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0004, "< 0.001")]
    [InlineData(0.0312, "0.031")]
    public void Probability_Value_IsNeverZero(double? value, string expected) => Assert.Equal(expected, Numbers.Probability(value));

    [Theory]
    [InlineData("delivery_latency_p50_us", "delivery latency p50 (µs)")]
    [InlineData("events_per_second", "events/s")]
    [InlineData("cpu_us_per_event", "cpu (µs per event)")]
    [InlineData("byte_values_broken", "byte values broken")]
    public void Metric_Name_GivesWordsAndUnit(string name, string expected) => Assert.Equal(expected, Metric.Parse(name).ToString());

    [Fact]
    public void LaneNames_LanesTogether_AreAsShortAsTellsThemApart()
    {
        var names = new LaneNames(["tcp:tuned:socket", "sse:tuned:socket", "sse:tuned:httpclient", "websocket:tuned:socket", "websocket+h2:tuned:socket"]);

        Assert.Equal("tcp", names["tcp:tuned:socket"]);
        Assert.Equal("sse:tuned:httpclient", names["sse:tuned:httpclient"]);
        Assert.Equal("websocket", names["websocket:tuned:socket"]);
        Assert.Equal("websocket+h2", names["websocket+h2:tuned:socket"]);
        Assert.Equal("other:x", names["other:x"]);
    }
}
