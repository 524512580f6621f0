using TransportBench.Load.Scenarios;

namespace TransportBench.Load.Results;

/// <summary>A threshold and the figure it was held against.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Figure">In the threshold's unit (µs for times); <see langword="null"/>: there is none, so it does not hold.</param>
/// <param name="Holds">Whether it holds.</param>
public sealed record ThresholdRow(string Text, double? Figure, bool Holds)
{
    /// <summary>Judges a threshold.</summary>
    public static ThresholdRow Of(Threshold threshold, double? figure) => new(threshold.Text, figure, figure is { } known && threshold.Holds(known));
}
