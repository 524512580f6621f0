namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>A known number of lost or doubled events or extra bytes, and what the account says.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="What"><c>events lost</c>, <c>events doubled</c> or <c>extra bytes</c>.</param>
/// <param name="Injected">How many.</param>
/// <param name="Found">How many the account has.</param>
public sealed record AccountRow(string Lane, string What, long Injected, long Found)
{
    /// <summary>Whether they agree.</summary>
    public bool Holds => Injected == Found;
}
