using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Diffs;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Statistics;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Diffs;

public sealed class RunDiffTests
{
    private const double Threshold = 0.05;

    [Fact]
    public void Compute_RegressionOfOneLane_IsWorseInThatLaneAlone()
    {
        var diff = Diff(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2, sse: 1.2));
        Assert.All(diff.Rows, row => Assert.Equal(row.Lane == FabricatedRun.Sse.ToString(), row.Worse));
        var row = Row(diff, FabricatedRun.Sse, Metrics.DeliveryP50);
        Assert.Equal((DiffKind.AgainstControl, "above", true, false, 12), (row.Kind, row.Decision, row.Detected, row.Better, row.Rounds));
        Assert.InRange(row.Ratio!.Value, 1.19, 1.21);
        Assert.InRange(row.Base!.Value, 1.19, 1.21);
        Assert.InRange(row.Candidate!.Value, 1.42, 1.46);
        Assert.True(row.Low > 1.05 && row.High < 1.25);
    }

    [Fact]
    public void Compute_SlowerMachine_MovesTheControlAndNoLaneAgainstIt()
    {
        var diff = Diff(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2, machine: 1.5));
        Assert.Equal((0, 0), (diff.Worse, diff.Better));
        var control = Row(diff, FabricatedRun.Tcp, Metrics.DeliveryP50);
        Assert.Equal((true, DiffKind.Absolute, true, false), (control.Control, control.Kind, control.Detected, control.Worse));
        Assert.InRange(control.Ratio!.Value, 1.3, 1.7);
        Assert.All(diff.Rows.Where(row => !row.Control), row => Assert.Equal("equivalent", row.Decision));
    }

    [Fact]
    public void Compute_Improvement_IsBetterAndNotWorse()
    {
        var diff = Diff(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2, sse: 0.8));
        Assert.Equal(0, diff.Worse);
        Assert.Equal(diff.Rows.Count(row => row.Lane == FabricatedRun.Sse.ToString()), diff.Better);
    }

    [Fact]
    public void Compute_RunAgainstItself_IsOneThroughout()
    {
        var diff = Diff(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 1));
        Assert.All(diff.Rows, row => Assert.Equal((1.0, 1.0, false), (row.Ratio!.Value, row.P!.Value, row.Detected)));
    }

    [Fact]
    public void Compute_TwoRunsOfTheSame_AreWorseInFewerThanOneOfTwenty()
    {
        var failed = Enumerable.Range(0, 200).Count(i => Diff(FabricatedRun.Latency(12, 1_000 + i), FabricatedRun.Latency(12, 5_000 + i), threshold: 0).Worse > 0);
        Assert.InRange(failed, 0, 15); // 5 % of 200, and what a binomial scatters beyond it.
    }

    [Theory]
    [InlineData(0.8, true)]
    [InlineData(1.2, false)]
    public void Compute_EventsPerSecond_AreWorseWhenFewer(double factor, bool worse)
    {
        var diff = Diff(FabricatedRun.Throughput(10, 1), FabricatedRun.Throughput(10, 2, factor));
        var row = Row(diff, FabricatedRun.Sse, Metrics.EventsPerSecond);
        Assert.Equal((worse, !worse, DiffKind.Absolute, true), (row.Worse, row.Better, row.Kind, row.Drifts));
    }

    [Theory]
    [InlineData(0.001, 0.5, false)] // Half a byte an event is what a trial allocates once.
    [InlineData(0, 40, true)]
    [InlineData(40, 50, true)]
    public void Compute_Allocation_CountsFromOneByteAnEvent(double before, double after, bool worse)
    {
        var diff = Diff(FabricatedRun.Throughput(10, 1, allocated: before), FabricatedRun.Throughput(10, 2, allocated: after));
        var row = Row(diff, FabricatedRun.Sse, Metrics.ServerAllocation);
        Assert.Equal((worse, DiffKind.Absolute, false), (row.Worse, row.Kind, row.Drifts));
    }

    [Theory]
    [InlineData(6, 0, true)] // 134 → 137 B: 2.2 %
    [InlineData(6, 0.05, false)]
    [InlineData(20, 0.05, true)]
    [InlineData(0, 0.05, false)]
    public void Compute_Bytes_AreExactAndNeedNoRounds(int chunking, double threshold, bool worse)
    {
        const string Cell = "tuned, text 128 B";
        var diff = Diff([Fabricated.Bytes(Cell, FabricatedRun.Sse, 128, 6, 3)], [Fabricated.Bytes(Cell, FabricatedRun.Sse, 128, 6, chunking)], threshold);
        var row = Row(diff, FabricatedRun.Sse, Metrics.ApplicationBytes);
        Assert.Equal((worse, DiffKind.Exact, "exact", true), (row.Worse, row.Kind, row.Decision, row.Detected));
        Assert.Equal((137.0, 134.0 + chunking), (row.Base!.Value, row.Candidate!.Value));
        Assert.Null(row.P);
        Assert.Null(row.Low);
    }

    [Fact]
    public void Compute_BytesWhereThereWereNone_AreWorseWithoutARatio()
    {
        var diff = Diff([Fabricated.Bytes("c", FabricatedRun.Sse, 128, 0)], [Fabricated.Bytes("c", FabricatedRun.Sse, 128, 1)]);
        var row = Row(diff, FabricatedRun.Sse, Metrics.OverheadBytes);
        Assert.True(row.Worse);
        Assert.Null(row.Ratio);
    }

    [Fact]
    public void Compute_BytesWithoutAName_DecideNothing()
    {
        var diff = Diff([Fabricated.Bytes("c", FabricatedRun.Sse, 128, 6)], [Fabricated.Bytes("c", FabricatedRun.Sse, 128, 60, residual: 3)]);
        var row = Row(diff, FabricatedRun.Sse, Metrics.ApplicationBytes);
        Assert.Equal((false, false, "inconclusive"), (row.Worse, row.Detected, row.Decision));
        Assert.Null(row.Candidate);
    }

    [Fact]
    public void Compute_EventsThatNoLongerArriveIdentical_AreWorse()
    {
        var diff = Diff([Fabricated.Payload(PayloadCell.Json, FabricatedRun.Sse, 50, 50)], [Fabricated.Payload(PayloadCell.Json, FabricatedRun.Sse, 40, 50)]);
        Assert.True(Row(diff, FabricatedRun.Sse, Metrics.Figure(PayloadRules.EventsIdentical)).Worse);
    }

    [Fact]
    public void Compute_RunsOfDifferentLength_CompareAllTheirRounds()
    {
        var row = Row(Diff(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(5, 2, sse: 3)), FabricatedRun.Sse, Metrics.DeliveryP50);
        Assert.Equal((5, true), (row.Rounds, row.Worse));
        Assert.InRange(row.Ratio!.Value, 2.9, 3.1);
    }

    [Theory]
    [InlineData(3)] // No interval.
    [InlineData(4)] // Intervals, and 2/70 is no detection among eight.
    public void Compute_TooFewRounds_IsBlindAndSaysSo(int rounds)
    {
        var diff = Diff(FabricatedRun.Latency(rounds, 1), FabricatedRun.Latency(rounds, 2, sse: 3));
        Assert.Equal((0, 8, 0, true), (diff.Worse, diff.Testable, diff.Family, diff.IsBlind));
        Assert.InRange(Row(diff, FabricatedRun.Sse, Metrics.DeliveryP50).Ratio!.Value, 2.9, 3.1);
        Assert.All(diff.Rows, row => Assert.Null(row.PAdjusted));
    }

    [Fact]
    public void Compute_RowsWithFewRounds_DoNotWeighOnTheOthers()
    {
        static IEnumerable<TrialRow> Run(int seed, double sse) => FabricatedRun.Latency(6, seed, sse: sse).Concat(FabricatedRun.Latency(4, seed + 10, sse: sse).Select(row => row with { Conditions = "another cell" }));
        var diff = Diff(Run(1, 1), Run(2, 1.5));
        Assert.Equal((16, 8), (diff.Testable, diff.Family)); // 2/924 × 8 is below 0.05, 2/70 × 16 is not.
        Assert.All(diff.Rows.Where(row => row.Worse), row => Assert.Equal(FabricatedRun.LatencyCell, row.Conditions));
        Assert.Equal(4, diff.Worse);
    }

    [Fact]
    public void Compute_LaneThatTheCandidateLost_IsNamed()
    {
        static RunResults Run(IEnumerable<TrialRow> rows)
        {
            var run = FabricatedRun.Of(rows);
            return run with { Settings = run.Settings with { Experiments = [ExperimentIds.DeliveryLatency], Lanes = [], Claims = [] } };
        }

        var (before, after) = (Run(FabricatedRun.Latency(8, 1)), Run(FabricatedRun.Latency(8, 2).Where(row => row.Lane.Transport != "sse")));
        Assert.Equal([$"{ExperimentIds.DeliveryLatency}, {FabricatedRun.LatencyCell}: {FabricatedRun.Sse}"], RunDiff.Compute(before, after, Threshold).Missing);
        Assert.Empty(RunDiff.Compute(after, before, Threshold).Missing);
        Assert.Empty(RunDiff.Compute(before, after with { Settings = after.Settings with { Lanes = [$"{FabricatedRun.Tcp}"] } }, Threshold).Missing); // Not asked for.
    }

    [Fact]
    public void Compute_Family_IsEveryRowThatCanBeDetectedButTheControls()
    {
        var diff = Diff(
            FabricatedRun.Latency(12, 1).Concat(FabricatedRun.Throughput(3, 1)), FabricatedRun.Latency(12, 2, sse: 1.2).Concat(FabricatedRun.Throughput(3, 2)));
        var family = diff.Rows.Where(row => row.PAdjusted is { }).ToList();
        Assert.Equal(diff.Family, family.Count);
        Assert.Equal(Holm.Adjust([.. family.Select(row => row.P!.Value)]), family.Select(row => row.PAdjusted!.Value));
        Assert.All(diff.Rows, row => Assert.Equal(!row.Control && row.Low is { }, row.PAdjusted is { }));
        Assert.Equal(8, diff.Family); // Two lanes, p50 and p90 of two times.
    }

    [Fact]
    public void Compute_OnlyWhatIsChosen_IsTheFamily()
    {
        var (before, after) = (FabricatedRun.Of(FabricatedRun.Latency(12, 1)), FabricatedRun.Of(FabricatedRun.Latency(12, 2, sse: 1.2)));
        var diff = RunDiff.Compute(before, after, Threshold, (_, metric) => metric == Metrics.DeliveryP50);
        Assert.Equal((3, 2, 1), (diff.Rows.Count, diff.Family, diff.Worse));
    }

    [Fact]
    public void Compute_LaneOrCellOfOneRunOnly_IsLeftOut()
    {
        var diff = Diff(FabricatedRun.Latency(8, 1).Concat(FabricatedRun.Throughput(8, 1)), FabricatedRun.Latency(8, 2).Where(row => row.Lane.Transport != "sse"));
        Assert.Equal(["tcp", "websocket"], diff.Rows.Select(row => Lane.Parse(row.Lane).Transport.Id).Distinct());
    }

    [Fact]
    public void Compute_ControlOfOneRunOnly_ComparesAbsolutely()
    {
        var diff = Diff(FabricatedRun.Latency(8, 1), FabricatedRun.Latency(8, 2).Where(row => row.Lane.Transport != "tcp"));
        Assert.All(diff.Rows, row => Assert.Equal((DiffKind.Absolute, true), (row.Kind, row.Drifts)));
    }

    [Fact]
    public void Compute_SecondCopiesAndVoidTrials_AreNotInTheFigures()
    {
        static IEnumerable<TrialRow> Disturbed(IEnumerable<TrialRow> rows) => rows.SelectMany(row => new[]
        {
            row,
            row with { Copy = 1, Id = row.Id + "/copy", DeliveryLatencyUs = row.DeliveryLatencyUs! with { P50 = 9_999 } },
            row with { Flags = ["void: a wrong byte"], Id = row.Id + "/void", DeliveryLatencyUs = row.DeliveryLatencyUs! with { P50 = 9_999 } },
        });
        Assert.Equal(Diff(FabricatedRun.Latency(8, 1), FabricatedRun.Latency(8, 2)).Rows, Diff(Disturbed(FabricatedRun.Latency(8, 1)), Disturbed(FabricatedRun.Latency(8, 2))).Rows);
    }

    [Theory]
    [InlineData(1.5, 1.4, false, true)] // Slower, and the control more so.
    [InlineData(1.5, 2.0, true, false)] // Slower than the control, by more than the threshold.
    [InlineData(1.5, 1.55, false, true)] // Slower than the control, by less.
    [InlineData(0.7, 1.3, true, false)]
    public void Compute_AbsoluteFigure_IsWorseOnlyBeyondWhatTheControlMoved(double machine, double slower, bool worse, bool mayBeMachine)
    {
        static IEnumerable<TrialRow> Alone(int seed, double factor) => FabricatedRun.Latency(12, seed).Where(row => row.Lane.Transport == "sse").Select(row => row with
        {
            Conditions = "another cell",
            DeliveryLatencyUs = row.DeliveryLatencyUs! with { P50 = 100 * factor * Fabricated.Jitter(row.Round, seed) },
        });
        var diff = Diff(FabricatedRun.Latency(12, 1).Concat(Alone(1, 1)), FabricatedRun.Latency(12, 2, machine).Concat(Alone(2, slower)));
        var row = Assert.Single(diff.Rows, row => row.Conditions == "another cell" && row.Metric == Metrics.DeliveryP50);
        Assert.Equal((worse, mayBeMachine, "above", true), (row.Worse, row.MayBeMachine, row.Decision, row.Drifts));
        Assert.Equal(diff.Rows.Count(r => r.Control), diff.ControlMoves.Count);
    }

    [Theory]
    [InlineData(1.5, 0.7, false)]
    [InlineData(1.5, 0.4, true)]
    public void Compute_EventsPerSecondWithoutTheirControl_AreHeldAgainstAllControls(double machine, double factor, bool worse)
    {
        var diff = Diff(FabricatedRun.Latency(12, 1).Concat(FabricatedRun.Throughput(12, 1)), FabricatedRun.Latency(12, 2, machine).Concat(FabricatedRun.Throughput(12, 2, factor)));
        Assert.Equal(worse, Row(diff, FabricatedRun.Sse, Metrics.EventsPerSecond).Worse);
    }

    [Fact]
    public void Compute_NothingInCommon_HasNoRows() => Assert.Empty(Diff(FabricatedRun.Latency(8, 1), FabricatedRun.Throughput(8, 1)).Rows);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Compute_ThresholdOutOfRange_Throws(double threshold) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Diff(FabricatedRun.Latency(2, 1), FabricatedRun.Latency(2, 1), threshold));

    [Theory]
    [InlineData(0.15, true)]
    [InlineData(0.25, false)]
    [InlineData(10, false)]
    public void Compute_Threshold_IsWhatTheWholeIntervalHasToExceed(double threshold, bool worse) =>
        Assert.Equal(worse, Diff(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2, sse: 1.2), threshold).Worse > 0);

    private static RunDiff Diff(IEnumerable<TrialRow> before, IEnumerable<TrialRow> after, double threshold = Threshold) =>
        RunDiff.Compute(FabricatedRun.Of(before), FabricatedRun.Of(after), threshold);

    private static DiffRow Row(RunDiff diff, Lane lane, string metric) => Assert.Single(diff.Rows, row => row.Lane == lane.ToString() && row.Metric == metric);
}
