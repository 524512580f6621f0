using TransportBench.Experiments.Results;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Sections;

/// <summary>The server's memory with a reader that stalls and without.</summary>
internal static class SlowConsumerBlocks
{
    private const double KibPerMib = 1_024;

    /// <summary>A table of all cells, and a chart per transport of the longest ones; nothing if the run has none.</summary>
    public static IEnumerable<Block> Of(RunResults results)
    {
        var cells = TrialCell.Of(results, t => ExperimentKinds.IsSlowConsumer(results, t.Experiment) && Resident(t).Count > 0);
        if (cells.Count == 0)
            yield break;
        yield return new Heading(3, "One reader stalls", "faults-slow-consumer");
        yield return new Paragraph(
            "Heap growth is taken after a full collection before the stream and after it, while the stalled reader is still there and the others, with their buffers, have left: what it is with a stalled reader less what it is without decides. Resident memory is what the system sees meanwhile, with everything that the collector has not yet had a reason to collect.")
        { Style = ParagraphStyle.Note };
        yield return FigureTables.Chosen(cells, ["heap_growth_kib", "resident_begin_kib", "resident_highest_kib", "written_kib"]);
        var longest = cells.Max(c => c.Trials.Max(t => Resident(t).Count));
        var lanes = cells.SelectMany(c => c.Lanes.Select(l => (Cell: c, Lane: l))).Where(l => Resident(l.Lane.Rounds[0]).Count == longest);
        foreach (var transport in lanes.GroupBy(l => l.Lane.Row.Transport))
        {
            TimeCurve[] curves =
            [
                .. transport.Select((l, i) => new TimeCurve(
                    new Series($"{l.Cell.Conditions}, {l.Lane.Row.Client}", Series.Of([l.Lane])[0].Style + (i == 0 ? "" : $" again{i}")),
                    [.. Resident(l.Lane.Rounds[0]).Select(point => (point.At, point.Value / KibPerMib))])),
            ];
            yield return new Figure(new Chart
            {
                Name = "slow-consumer-" + Markup.Anchor(transport.Key),
                Title = $"Server memory with one reader that stalls, and without ({transport.Key})",
                Interval = "one trial a curve, no interval",
                Sample = $"n = {Numbers.Whole(longest)} seconds a curve",
                Caption = "Resident memory of the server's process by the second, uncollected; the stream begins at 0.",
                Wide = TimeChart.Draw(Picture.Wide, curves, "resident memory, MiB"),
                Narrow = TimeChart.Draw(Picture.Narrow, curves, "resident memory, MiB"),
            });
        }
    }

    private static IReadOnlyList<(double At, double Value)> Resident(TrialRow row) => row.Figures is { } figures ? FigureSeries.Of(figures, "resident_", "_kib") : [];
}
