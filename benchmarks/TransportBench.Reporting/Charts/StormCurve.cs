using TransportBench.Reporting.Data;

namespace TransportBench.Reporting.Charts;

/// <summary>Connections per second after a restart.</summary>
/// <param name="Series">Its name and style.</param>
/// <param name="Points">Seconds since the server was killed, and connections per second in the step that begins there.</param>
/// <param name="Clients">How many came back.</param>
public sealed record StormCurve(Series Series, IReadOnlyList<(double Seconds, double PerSecond)> Points, double Clients)
{
    private const string Prefix = "connects_";

    /// <summary>The curve of a cell with one lane.</summary>
    /// <param name="cell">The cell; its figures hold the steps as <c>connects_00250_ms</c>.</param>
    /// <param name="index">Its place in the chart, for the stroke.</param>
    public static StormCurve Of(TrialCell cell, int index)
    {
        var lane = cell.Lanes[0];
        var figures = lane.Rounds[0].Figures!;
        var steps = FigureSeries.Of(figures, Prefix, "_ms");
        var step = steps.Count > 1 ? (steps[1].At - steps[0].At) / 1_000 : 1;
        return new StormCurve(
            new Series(cell.Conditions, Series.Of([lane])[0].Style + (index == 0 ? "" : $" again{index}")),
            [.. steps.Select(s => (s.At / 1_000, s.Value / step))],
            figures.GetValueOrDefault("served"));
    }
}
