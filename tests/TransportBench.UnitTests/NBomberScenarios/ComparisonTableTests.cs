using TransportBench.Load.Driving;
using TransportBench.NBomberScenarios;
using Xunit;

namespace TransportBench.UnitTests.NBomberScenarios;

public sealed class ComparisonTableTests
{
    [Fact]
    public void Of_TwoTransports_HasTheRatioOfTheSecondToTheFirst()
    {
        var rows = ComparisonTable.Of([("websocket", Totals(1_000), 7), ("sse", Totals(2_000), 0)]);
        var p50 = Assert.Single(rows, row => (string)row["figure"] == "delivery p50, µs");
        Assert.Equal(2, double.Parse((string)p50["sse / websocket"], System.Globalization.CultureInfo.InvariantCulture), 0.02);
        Assert.Equal("too few", Assert.Single(rows, row => (string)row["figure"] == "delivery p999, µs")["sse"]);
        Assert.Equal(("1,000", ""), Assert.Single(rows, row => (string)row["figure"] == "deliveries") is var deliveries ? ((string)deliveries["sse"], (string)deliveries["sse / websocket"]) : default);
        Assert.Equal("7", Assert.Single(rows, row => (string)row["figure"] == "not counted as iterations")["websocket"]);
    }

    [Fact]
    public void Of_OneTransport_HasNoRatio() => Assert.All(ComparisonTable.Of([("sse", Totals(1_000), 0)]), row => Assert.Equal(["figure", "sse"], row.Keys));

    private static LoadTotals Totals(long latencyNs)
    {
        using var meter = new LoadMeter();
        for (var index = 0; index < 1_000; index++) meter.Received(latencyNs * 1_000, 128);
        return meter.Totals(new SpreadRecorder(0));
    }
}
