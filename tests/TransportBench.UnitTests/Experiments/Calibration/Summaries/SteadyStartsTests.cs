using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class SteadyStartsTests
{
    [Fact]
    public void Of_ThreeSlowWindows_BeginsBehindThem()
    {
        var row = Assert.Single(Of(12, window => window < 3 ? 2 : 1, Profile.Quick));
        Assert.Equal((12, 200.0, SteadyStart.Windows, 600.0), (row.Rounds, row.WindowMs, row.Windows, row.FromMs!.Value));
        Assert.Equal(2, row.FirstWindowRatio, 1);
        Assert.Equal(SteadyStart.Windows, row.Curve.Count);
        Assert.All(row.Curve.Skip(3), ratio => Assert.InRange(ratio, 0.99, 1.01));
    }

    [Fact]
    public void Of_AProfile_IsHeldAgainstWhatItDiscards()
    {
        foreach (var profile in Profile.All)
            Assert.Equal(profile.LatencyWarmUp.TotalMilliseconds, Assert.Single(Of(6, _ => 1, profile)).WarmUpMs);
    }

    [Fact]
    public void Of_SteadyFromTheFirst_BeginsAtZero() => Assert.Equal(0, Assert.Single(Of(6, _ => 1, Profile.Quick)).FromMs);

    [Fact]
    public void Of_AFigureThatNeverSettles_FindsNone() => Assert.Null(Assert.Single(Of(12, window => 3 - (0.05 * window), Profile.Quick)).FromMs);

    [Fact]
    public void Of_FewerThanSixProcesses_HasNoRow() => Assert.Empty(Of(5, _ => 1, Profile.Quick));

    [Fact]
    public void Of_SeveralLanes_HasARowOfEach()
    {
        var trials = SteadyStart.Lanes.SelectMany((lane, index) => Fabricated.Rounds(6).Select(round => Row(lane, round, window => window < index ? 2 : 1)));
        var rows = SteadyStarts.Of([.. trials], Profile.Quick).ToList();
        Assert.Equal(SteadyStart.Lanes.Select(lane => lane.ToString()), rows.Select(row => row.Lane));
        Assert.Equal([0, 200, 400, 600], rows.Select(row => row.FromMs!.Value));
    }

    private static IEnumerable<SteadyRow> Of(int rounds, Func<int, double> curve, Profile profile) =>
        SteadyStarts.Of([.. Fabricated.Rounds(rounds).Select(round => Row(FabricatedCalibration.Stream, round, curve))], profile);

    private static TrialRow Row(TransportBench.Core.Lane lane, int round, Func<int, double> curve) => Fabricated.Row(SteadyStart.Id, SteadyStart.Fresh, lane, round) with
    {
        Figures = Enumerable.Range(0, SteadyStart.Windows).ToDictionary(
            window => $"{SteadyStart.FigurePrefix}{window:00}", window => 100 * (1 + (0.01 * round)) * (1 + (0.001 * ((window + round) % 3))) * curve(window)),
    };
}
