using TransportBench.Experiments.Results;
using TransportBench.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public sealed class LaneFiguresTests
{
    private static readonly RunResults Run = SampleRun.Full();

    [Fact]
    public void Of_AnExperimentWithLatencies_HasALineForEachLane()
    {
        var lines = LaneFigures.Of(Run, "delivery-latency");
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches("^p50 [0-9.,]+ µs", line.Text));
    }

    [Fact]
    public void Of_AnExperimentWithFigures_NamesThemWithTheirUnits()
    {
        var row = Run.Trials[0] with { Experiment = "own", DeliveryLatencyUs = null, EventsPerSecond = null, Bytes = null, Figures = new Dictionary<string, double> { ["server_kib_per_connection"] = 11.25 } };
        var line = Assert.Single(LaneFigures.Of(Run with { Trials = [row] }, "own"));
        Assert.Equal("server 11.3 KiB per connection", line.Text);
    }

    [Fact]
    public void Of_ManyFigures_SaysHowManyItLeavesOut()
    {
        var row = Run.Trials[0] with { Experiment = "own", DeliveryLatencyUs = null, EventsPerSecond = null, Bytes = null, Figures = Enumerable.Range(0, 9).ToDictionary(i => $"figure{i}", i => (double)i) };
        Assert.EndsWith(", and 4 more", Assert.Single(LaneFigures.Of(Run with { Trials = [row] }, "own")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnExperimentThatWasNotRun_HasNone() => Assert.Empty(LaneFigures.Of(Run, "none"));
}
