namespace TransportBench.Experiments.Claims;

/// <summary>From the outcomes of a claim's parts to one word.</summary>
public static class Verdict
{
    /// <summary>Every part that ran is shown true.</summary>
    public const string Supported = "Supported";

    /// <summary>Every part that ran is shown false.</summary>
    public const string Refuted = "Refuted";

    /// <summary>Some are shown true and some false, whatever the others.</summary>
    public const string Mixed = "Mixed";

    /// <summary>No part ran.</summary>
    public const string NotRun = "Not run";

    /// <summary>The verdict on a claim.</summary>
    /// <param name="outcomes">One per voting part, in any order; context is not among them.</param>
    /// <returns>One of the constants, or <c>Inconclusive (k of m decided)</c> over the m parts that ran.</returns>
    /// <remarks>Failure to prove is not disproof: an undecided part keeps the decided ones from speaking for the whole claim.</remarks>
    public static string Of(IReadOnlyCollection<Outcome> outcomes)
    {
        var shownTrue = outcomes.Count(o => o == Outcome.ShownTrue);
        var shownFalse = outcomes.Count(o => o == Outcome.ShownFalse);
        var ran = outcomes.Count(o => o != Outcome.NotRun);
        return (shownTrue, shownFalse, ran) switch
        {
            (_, _, 0) => NotRun,
            ( > 0, > 0, _) => Mixed,
            _ when shownTrue == ran => Supported,
            _ when shownFalse == ran => Refuted,
            _ => $"Inconclusive ({shownTrue + shownFalse} of {ran} decided)",
        };
    }
}
