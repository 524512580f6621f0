using TransportBench.Reporting.Data;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public class RoundIntervalTests
{
    [Fact]
    public void Of_FewerThanSixRounds_IsTheRange() => Assert.Equal((3, 9), RoundInterval.Of([9, 3, 4, 5, 6]));

    [Fact]
    public void Of_SixRounds_IsTheIntervalOfAllSix()
    {
        // Six values have one 95 % interval: from the smallest to the largest Walsh average, which are the values' own ends.
        var (low, high) = RoundInterval.Of([2, 4, 8, 16, 32, 64]);

        Assert.Equal((2, 64), (Math.Round(low, 9), Math.Round(high, 9)));
    }

    [Fact]
    public void Of_ManyRounds_LeavesTheOutlierOut()
    {
        var (low, high) = RoundInterval.Of([100, 101, 102, 103, 104, 105, 106, 107, 108, 10_000]);

        Assert.InRange(low, 100, 102);
        Assert.InRange(high, 106, 2_000);
    }

    [Theory]
    [InlineData(10, 10, "Whisker: 95 % interval over rounds", "n = 10 rounds")]
    [InlineData(5, 10, "Whisker: 95 % interval over rounds; with fewer than six of them, lowest to highest", "n = 5 to 10 rounds")]
    [InlineData(2, 5, "Whisker: lowest to highest round, too few for a 95 % interval", "n = 2 to 5 rounds")]
    [InlineData(1, 1, "One round: no interval", "n = 1 round")]
    public void InWords_Rounds_SaysWhatIsDrawn(int fewest, int most, string interval, string sample) =>
        Assert.Equal((interval, sample), (RoundInterval.InWords(fewest, most), RoundInterval.Sample(fewest, most)));
}
