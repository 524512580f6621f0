namespace TransportBench.Reporting.Charts;

/// <summary>A finished chart: the same drawing goes inline into the HTML and, with its own style, into a file.</summary>
/// <remarks>
/// The charts are written by hand instead of by a library: the libraries at hand draw through SkiaSharp, a native dependency
/// that needs fontconfig on Linux, and cannot change colours with the reader's light or dark mode, which CSS variables do.
/// Interval and sample size are fields of their own, so that no chart can be made without them.
/// </remarks>
public sealed record Chart
{
    /// <summary>File name without its ending: lower case, digits and dashes; unique in a report.</summary>
    public required string Name { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What shows the uncertainty and what it spans, or why there is none; without a full stop.</summary>
    public required string Interval { get; init; }

    /// <summary>The sample size, beginning with <c>n = </c>; without a full stop.</summary>
    public required string Sample { get; init; }

    /// <summary>How to read it; complete sentences.</summary>
    public required string Caption { get; init; }

    /// <summary>The drawing for a page, for paper and for the file.</summary>
    public required Picture Wide { get; init; }

    /// <summary>The drawing for a phone.</summary>
    public required Picture Narrow { get; init; }

    /// <summary>The line below the title: interval and sample size.</summary>
    public string Statement => $"{Interval}; {Sample}.";
}
