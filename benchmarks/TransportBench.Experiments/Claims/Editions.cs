using TransportBench.Core;

namespace TransportBench.Experiments.Claims;

/// <summary>The editions as the ledger's parts name them.</summary>
internal static class Editions
{
    /// <summary>Both, the one a user gets first.</summary>
    internal static IReadOnlyList<Edition> Both { get; } = [Edition.Idiomatic, Edition.Tuned];

    internal static string Name(Edition edition) => edition.ToString().ToLowerInvariant();

    internal static string Size(int bytes) => Phrases.Number(bytes) + " B";
}
