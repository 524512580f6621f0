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
