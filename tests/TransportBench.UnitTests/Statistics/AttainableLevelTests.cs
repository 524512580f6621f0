using System.Globalization;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

/// <summary>What so few rounds can say at all, as docs/statistics.md has it.</summary>
public sealed class AttainableLevelTests
{
    public static TheoryData<int> Rounds => [.. Enumerable.Range(5, 16)];

    [Theory]
    [MemberData(nameof(Rounds))]
    public void Rounds_FiveToTwenty_AttainWhatIsDocumented(int rounds)
    {
        var values = Enumerable.Range(1, rounds).Select(i => (double)i).ToArray();
        DocumentedTable.AssertRow(
            "rounds", rounds.ToString(CultureInfo.InvariantCulture),
            Attained(values, 0.95), Attained(values, 0.90), SignedRank.PValue(values).ToString("0.0######", CultureInfo.InvariantCulture), LargestFamily(rounds));
    }

    private static string Attained(double[] values, double confidence) => SignedRank.ConfidenceInterval(values, confidence) is null
        ? "–"
        : (100 * SignedRank.AttainedConfidence(values.Length, confidence)).ToString("0.00", CultureInfo.InvariantCulture);

    private static string LargestFamily(int rounds)
    {
        if (RoundPlan.Minimum(1) > rounds)
            return "–";
        var (serves, fails) = (1, 1_000_000);
        while (fails - serves > 1)
        {
            var middle = (serves + fails) / 2;
            (serves, fails) = RoundPlan.Minimum(middle) <= rounds ? (middle, fails) : (serves, middle);
        }

        return serves.ToString("#,##0", CultureInfo.InvariantCulture);
    }
}
