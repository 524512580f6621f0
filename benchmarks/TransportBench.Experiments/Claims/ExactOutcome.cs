namespace TransportBench.Experiments.Claims;

/// <summary>What exact figures say of a part's statement.</summary>
/// <param name="Measured">Whether the figures exist.</param>
/// <param name="Holds">Whether the statement holds; <see langword="null"/> where the figures cannot say.</param>
/// <param name="Words">The figures, or why there are none.</param>
public sealed record ExactOutcome(bool Measured, bool? Holds, string Words)
{
    /// <summary>The figures decide.</summary>
    public static ExactOutcome Of(bool holds, string words) => new(true, holds, words);

    /// <summary>There are figures, and they cannot decide (or nothing is to be decided: context).</summary>
    public static ExactOutcome Open(string words) => new(true, null, words);

    /// <summary>True where every one of several holds, false where none does, undecided between.</summary>
    /// <param name="holding">How many hold.</param>
    /// <param name="all">Of how many; at least 1.</param>
    /// <param name="words">The figures.</param>
    public static ExactOutcome InEvery(int holding, int all, string words) => holding == all ? Of(true, words) : holding == 0 ? Of(false, words) : Open(words);

    /// <summary>No such trial in this run.</summary>
    public static ExactOutcome NotMeasured(string words) => new(false, null, words);
}
