using TransportBench.Experiments.Claims;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class VerdictTests
{
    // T true, F false, U undecided, N not run.
    [Theory]
    [InlineData("", "Not run")]
    [InlineData("NNN", "Not run")]
    [InlineData("T", "Supported")]
    [InlineData("TTT", "Supported")]
    [InlineData("TNN", "Supported")]
    [InlineData("F", "Refuted")]
    [InlineData("FFN", "Refuted")]
    [InlineData("TF", "Mixed")]
    [InlineData("TFU", "Mixed")]
    [InlineData("TFN", "Mixed")]
    [InlineData("U", "Inconclusive (0 of 1 decided)")]
    [InlineData("UN", "Inconclusive (0 of 1 decided)")]
    [InlineData("TU", "Inconclusive (1 of 2 decided)")]
    [InlineData("FFUN", "Inconclusive (2 of 3 decided)")]
    public void Of_Outcomes_IsTheLedgersWord(string outcomes, string expected) =>
        Assert.Equal(expected, Verdict.Of([.. outcomes.Select(Outcome)]));

    private static Outcome Outcome(char letter) => letter switch
    {
        'T' => TransportBench.Experiments.Claims.Outcome.ShownTrue,
        'F' => TransportBench.Experiments.Claims.Outcome.ShownFalse,
        'U' => TransportBench.Experiments.Claims.Outcome.Undecided,
        _ => TransportBench.Experiments.Claims.Outcome.NotRun,
    };
}
