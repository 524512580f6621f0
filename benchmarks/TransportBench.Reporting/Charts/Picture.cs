namespace TransportBench.Reporting.Charts;

/// <summary>A chart drawn for one width: the lettering stays 12 px high, so a narrow screen gets a drawing of its own instead of a shrunken one.</summary>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels; the title is not counted in.</param>
/// <param name="Body">SVG elements, the origin at the top left.</param>
public sealed record Picture(int Width, int Height, string Body)
{
    /// <summary>Width of a drawing for a page or a file.</summary>
    public const int Wide = 760;

    /// <summary>Width of a drawing for a phone held upright (390 px less the margins).</summary>
    public const int Narrow = 358;
}
