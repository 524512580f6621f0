using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Sections;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public sealed class FaultSectionTests
{
    private static readonly TrialRow Any = SampleRun.Full().Trials[0];

    [Fact]
    public void Matrix_OutcomesOfEachKind_AreSaidInWords()
    {
        var table = Blocks(Row("eventsource", 0, "reconnected_ms"), Row("websocket.client", 20, "reconnected_ms"), Row("httpclient", 90, "detected_ms"), Row("clientwebsocket", 90)).OfType<Table>().First();
        Assert.Equal(["Client", "reset"], table.Columns.Select(column => column.Header));
        Assert.Equal(
            [("clientwebsocket", "unnoticed"), ("eventsource", "whole"), ("httpclient", "ended"), ("websocket.client", "back, with a gap")],
            table.Rows.Select(row => (row[0].Text, row[1].Text)).Order());
        Assert.Equal("20 / 100", table.Rows.Single(row => row[0].Text == "websocket.client")[1].Detail);
    }

    [Fact]
    public void Storm_Steps_BecomeACurveAndATable()
    {
        var storm = Any with
        {
            Experiment = ExperimentIds.ReconnectStorm,
            Conditions = "sse, without jitter",
            Lane = Lane("eventsource"),
            Figures = new Dictionary<string, double>
            {
                ["clients"] = 30,
                ["served"] = 30,
                ["first_ms"] = 10,
                ["last_ms"] = 600,
                ["peak_connects_per_second"] = 80,
                ["mean_connects_per_second"] = 50,
                ["connects_00000_ms"] = 10,
                ["connects_00250_ms"] = 20,
                ["connects_00500_ms"] = 0,
            },
        };
        var blocks = Blocks(storm);
        var chart = Assert.Single(blocks.OfType<Figure>()).Chart;
        Assert.Equal("n = 30 clients a curve", chart.Sample);
        Assert.Contains("connections accepted per second", chart.Wide.Body, StringComparison.Ordinal);
        Assert.Single(blocks.OfType<Table>());
    }

    [Fact]
    public void SlowConsumer_LongestTrials_BecomeACurveEach()
    {
        TrialRow[] rows = [Stalled("bounded", 3), Stalled("bounded, 60 s", 5), Stalled("naive, 60 s", 5)];
        var blocks = Blocks(rows);
        var chart = Assert.Single(blocks.OfType<Figure>()).Chart;
        Assert.Equal("n = 5 seconds a curve", chart.Sample);
        Assert.Contains("naive, 60 s", chart.Wide.Body, StringComparison.Ordinal);
        Assert.Contains("resident memory, MiB", chart.Wide.Body, StringComparison.Ordinal);
        var table = Assert.Single(blocks.OfType<Table>());
        Assert.Equal(3, table.Rows.Count);
        Assert.DoesNotContain(table.Columns, column => column.Header.Contains("000", StringComparison.Ordinal));
        Assert.Empty(OtherFiguresSection.Build(SampleRun.Full() with { Trials = rows }));
    }

    private static TrialRow Stalled(string conditions, int seconds) => Any with
    {
        Experiment = ExperimentIds.SlowConsumer,
        Conditions = conditions,
        Lane = LaneRow.From(SlowConsumer.LaneOf(Transports.ServerSentEvents, isStalled: true)),
        Figures = Enumerable.Range(0, seconds).ToDictionary(second => $"resident_{second:000}_kib", second => 1_024.0 * (90 + second))
            .Concat([new("heap_growth_kib", 40), new("resident_begin_kib", 92_160), new("resident_highest_kib", 99_000), new("written_kib", 640)]).ToDictionary(),
    };

    private static List<Block> Blocks(params TrialRow[] rows) => [.. FaultSection.Build(SampleRun.Full() with { Trials = rows })];

    private static TrialRow Row(string client, long lost, params string[] figures) => Any with
    {
        Id = "r00/reconnect/reset",
        Experiment = ExperimentIds.Reconnect,
        Conditions = Cells.Struck(FaultCatalogue.Reset),
        Lane = Lane(client),
        Counts = new CountsRow(100, 0, 100, 100 - lost, lost, 0, 0, lost == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["while-away"] = lost }),
        Figures = figures.Append("attempts").ToDictionary(figure => figure, _ => 2.0),
    };

    private static LaneRow Lane(string client) => LaneRow.From(FaultReaders.LaneOf(FaultReaders.Find(client)!));
}
