using System.Globalization;

namespace TransportBench.Servers.Resumable;

/// <summary>Events that a reader asked for and that are forgotten.</summary>
/// <param name="First">Index of the first.</param>
/// <param name="Last">Index of the last.</param>
public readonly record struct Gap(long First, long Last)
{
    /// <summary>As a server says it: <c>12-40</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
