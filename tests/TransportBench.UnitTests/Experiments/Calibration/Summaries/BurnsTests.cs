using TransportBench.Core;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class BurnsTests
{
    private const int Rounds = 10;

    [Fact]
    public void Of_ABurn_FindsWhatEachLaneFelt()
    {
        var rows = Burns.Of([.. Lane(Tcp, 0, _ => 0.3), .. Lane(Socket, 0, _ => 0.1), .. Lane(Socket, 1, _ => -0.2), .. Lane(Stream, 0, _ => 20.5)]).ToList();
        Assert.Equal([$"{Tcp}", $"{Socket}", $"{Socket}#1", $"{Stream}"], rows.Select(row => row.Lane));
        Assert.Equal([0.3, 0.1, -0.2, 20.5], rows.Select(row => Math.Round(row.MovedUs, 6)));
        Assert.Equal([false, false, false, true], rows.Select(row => row.Burns));
        Assert.Equal([true, true, true, true], rows.Select(row => row.Holds));
        Assert.All(rows, row => Assert.Equal((Burn.Cell(Edition.Tuned), 20.0, Rounds), (row.Conditions, row.BurnUs, row.Rounds)));
        Assert.All(rows, row => Assert.InRange(row.MovedUs, row.LowUs!.Value - 1e-9, row.HighUs!.Value + 1e-9));
    }

    [Theory]
    [InlineData(1.9, 0, true)]
    [InlineData(-1.9, 0, true)]
    [InlineData(2.1, 0, false)]
    [InlineData(-2.1, 0, false)]
    [InlineData(1.9, 1, null)]
    [InlineData(0, 9, null)]
    public void Of_AnotherLane_HoldsOnlyWithItsWholeIntervalWithinATenth(double moved, double scatter, bool? holds) =>
        Assert.Equal(holds, Assert.Single(Burns.Of([.. Lane(Tcp, 0, round => moved + (scatter * ((round % 5) - 2)))])).Holds);

    [Theory]
    [InlineData(10.1, 0, true)]
    [InlineData(9.9, 0, false)]
    [InlineData(0, 0, false)]
    [InlineData(11, 5, null)]
    public void Of_TheBurningLane_HoldsOnlyIfItMovesByHalfOfIt(double moved, double scatter, bool? holds) =>
        Assert.Equal(holds, Assert.Single(Burns.Of([.. Lane(Stream, 0, round => moved + (scatter * ((round % 5) - 2)))])).Holds);

    [Fact]
    public void Of_BothEditions_KeepsThemApart()
    {
        var rows = Burns.Of([.. Lane(Stream, 0, _ => 20), .. Lane(Lane(Edition.Idiomatic), 0, _ => 30, Edition.Idiomatic)]).ToList();
        Assert.Equal([(Burn.Cell(Edition.Idiomatic), 30.0), (Burn.Cell(Edition.Tuned), 20.0)], rows.Select(row => (row.Conditions, Math.Round(row.MovedUs, 6))).Order());
        Assert.All(rows, row => Assert.True(row.Burns));
    }

    [Fact]
    public void Of_FourLanes_IsACellOfItsOwn()
    {
        var trials = Lane(Tcp, 0, _ => -5).Select(row => row with { Conditions = row.Conditions.Replace(Burn.Cell(Edition.Tuned), Burn.FourLanes, StringComparison.Ordinal) });
        var rows = Burns.Of([.. Lane(Tcp, 0, _ => 0.1), .. trials]).ToList();
        Assert.Equal([(Burn.Cell(Edition.Tuned), true), (Burn.FourLanes, false)], rows.Select(row => (row.Conditions, row.Holds!.Value)));
    }

    [Fact]
    public void Of_RoundsWithTooFewSamples_LeavesThemOut()
    {
        var trials = Lane(Tcp, 0, _ => 1).Select(row => row.Round == 3 && row.Conditions.EndsWith(", burning", StringComparison.Ordinal) ? row with { DeliveryLatencyUs = row.DeliveryLatencyUs! with { P50 = null } } : row);
        Assert.Equal(Rounds - 1, Assert.Single(Burns.Of([.. trials])).Rounds);
        Assert.Empty(Burns.Of([.. Lane(Tcp, 0, _ => 1).Where(row => row.Conditions.EndsWith("not burning", StringComparison.Ordinal))]));
    }

    [Fact]
    public void Of_BelowSixRounds_IsUndecided()
    {
        BurnRow row = Assert.Single(Burns.Of([.. Lane(Tcp, 0, _ => 0.1).Where(row => row.Round < 5)]));
        Assert.Equal((5, null, null, null), (row.Rounds, row.LowUs, row.HighUs, row.Holds));
    }

    private static Lane Tcp => FabricatedCalibration.Tcp;

    private static Lane Socket => FabricatedCalibration.Socket;

    private static Lane Stream => FabricatedCalibration.Stream;

    private static Lane Lane(Edition edition) => Burn.Burning(edition);

    private static IEnumerable<TrialRow> Lane(Lane lane, int copy, Func<int, double> moved, Edition edition = Edition.Tuned) =>
        from round in Fabricated.Rounds(Rounds)
        from burning in new[] { false, true }
        select Fabricated.Latency(Burn.Id, Burn.Conditions(Burn.Cell(edition), burning), lane, round, (100 * Fabricated.Jitter(round)) + (burning ? moved(round) : 0), copy: copy);
}
