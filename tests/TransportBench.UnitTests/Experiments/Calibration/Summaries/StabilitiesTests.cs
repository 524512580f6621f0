using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class StabilitiesTests
{
    private const int Rounds = 10; // The quick profile's.
    private const double Planted = 1.2;

    [Fact]
    public void Of_EveryCellAlike_HoldsEverywhere()
    {
        var rows = Of(_ => _ => Planted);
        Assert.Equal(2 * 3 * (1 + Together.Others.Count), rows.Count);
        Assert.All(rows.Where(row => row.Cell != Together.Reference), row => Assert.True(row.Holds, row.ToString()));
        Assert.All(rows, row => Assert.Equal(Rounds, row.Rounds));
        var twins = rows.First(row => row.Cell == Together.Alone && row.Candidate == $"{FabricatedCalibration.Stream}");
        Assert.Equal((Planted, 1.0), (Math.Round(twins.Ratio, 9), Math.Round(twins.Change, 9)));
    }

    [Fact]
    public void Of_TheReference_HasNoVerdict()
    {
        var rows = Of(cell => _ => cell == Together.Alone ? 1.5 : Planted).Where(row => row.Cell == Together.Reference).ToList();
        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal((1.0, null), (row.Change, row.Holds)));
    }

    [Fact]
    public void Of_ARatioThatChangesInOneCell_FailsThereAlone()
    {
        foreach (var other in Together.Others)
        {
            var rows = Of(cell => _ => cell == other ? Planted * 1.1 : Planted);
            var failed = rows.Where(row => row.Holds == false).ToList();
            // The stream's ratio to either of the others, in both metrics; that of the others to each other holds.
            Assert.Equal(4, failed.Count);
            Assert.All(failed, row => Assert.Equal((other, $"{FabricatedCalibration.Stream}"), (row.Cell, row.Candidate)));
            Assert.All(failed, row => Assert.Equal(1.1, row.Change, 6));
            Assert.All(rows.Except(failed).Where(row => row.Cell != Together.Reference), row => Assert.True(row.Holds));
        }
    }

    [Fact]
    public void Of_ARatioThatScatters_IsUndecided()
    {
        var rows = Of(cell => round => cell == Together.Alone ? Planted * (1 + (0.1 * ((round % 5) - 2))) : Planted);
        Assert.All(rows.Where(row => row.Cell == Together.Alone && row.Candidate == $"{FabricatedCalibration.Stream}"), row => Assert.Null(row.Holds));
    }

    [Fact]
    public void Of_SecondCopies_CountWithTheFirst()
    {
        var doubled = Trials(_ => _ => Planted).SelectMany(row => row.Lane.ToString() == $"{FabricatedCalibration.Socket}"
            ? [row, Fabricated.Latency(row.Experiment, row.Conditions, FabricatedCalibration.Socket, row.Round, 5_000, copy: 1)]
            : new[] { row });
        Assert.Equal(Of(_ => _ => Planted), Stabilities.Of([.. doubled]));
    }

    [Fact]
    public void Of_WithoutTheReference_HasNothingToHoldAgainst() =>
        Assert.Empty(Stabilities.Of([.. Trials(_ => _ => Planted).Where(row => row.Conditions != Together.Reference)]));

    [Fact]
    public void Of_BothMetrics_AreTold() => Assert.Equal([Metrics.DeliveryP50, Metrics.TransitP50], Of(_ => _ => Planted).Select(row => row.Metric).Distinct());

    private static IReadOnlyList<StabilityRow> Of(Func<string, Func<int, double>> ratio) => Stabilities.Of([.. Trials(ratio)]);

    /// <summary>WebSocket takes 1.1 times as long as TCP in every cell, SSE so many times as long as WebSocket.</summary>
    private static IEnumerable<TrialRow> Trials(Func<string, Func<int, double>> ratio) =>
        from round in Fabricated.Rounds(Rounds)
        from cell in Together.Others.Prepend(Together.Reference)
        let tcp = 100 * Fabricated.Jitter(round, cell.Length)
        from row in new[]
        {
            Fabricated.Latency(Together.Id, cell, FabricatedCalibration.Tcp, round, tcp),
            Fabricated.Latency(Together.Id, cell, FabricatedCalibration.Socket, round, tcp * 1.1),
            Fabricated.Latency(Together.Id, cell, FabricatedCalibration.Stream, round, tcp * 1.1 * ratio(cell)(round)),
        }
        select row;
}
