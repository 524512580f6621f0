namespace TransportBench.Core;

/// <summary>The editions by name.</summary>
public static class Editions
{
    /// <summary>Reads <c>idiomatic</c> or <c>tuned</c>, in any case; nothing else, numbers neither.</summary>
    public static bool TryParse(string text, out Edition edition)
    {
        foreach (var candidate in Enum.GetValues<Edition>())
        {
            if (!string.Equals(candidate.ToString(), text, StringComparison.OrdinalIgnoreCase)) continue;
            edition = candidate;
            return true;
        }

        edition = default;
        return false;
    }
}
