namespace TransportBench.Reporting.Charts;

/// <summary>A finished chart: the same drawing goes inline into the HTML and, with its own style, into a file.</summary>
/// <remarks>
/// The charts are written by hand instead of by a library: the libraries at hand draw through SkiaSharp, a native dependency
/// that needs fontconfig on Linux, and cannot change colours with the reader's light or dark mode, which CSS variables do.
/// </remarks>
public sealed record Chart
{
    /// <summary>Width of every chart in CSS pixels; the height is each chart's own.</summary>
    public const int Width = 760;

    /// <summary>File name without its ending: lower case, digits and dashes; unique in a report.</summary>
    public required string Name { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>Conditions, sample size and interval.</summary>
    public required string Caption { get; init; }

    /// <summary>Height in CSS pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The drawing: SVG elements below the root.</summary>
    public required string Body { get; init; }
}
