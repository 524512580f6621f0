using TransportBench.Experiments.Results;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Sections;

/// <summary>The byte account: every byte of an event by name, the prediction beside it, the handshake apart.</summary>
public static class BytesSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = TrialCell.Of(results, t => t.Bytes is not null && !ExperimentKinds.IsPayload(results, t.Experiment));
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph(
            "Application bytes per event, downwards, exact: no test and no interval. Overhead = framing + chunking; predicted is what the wire model says of it. The residual is what the TCP layer (or the tap) counted and no name covers, over the whole trial: it must be 0. The handshake (both directions, whole connection) is never spread over events. "
            + Kernel([.. cells.SelectMany(c => c.Trials).Select(t => t.Bytes!.Kernel)]))
        { Style = ParagraphStyle.Note };
        foreach (var experiment in cells.GroupBy(c => c.Experiment))
        {
            yield return new Heading(3, experiment.Key, "bytes-" + Markup.Anchor(experiment.Key));
            foreach (var edition in Bars([.. experiment]).GroupBy(b => b.Edition))
                yield return new Figure(Chart($"{experiment.Key}, {edition.Key}", [.. edition.Select(b => b.Bar)]));
            foreach (var table in ByteTables.Of([.. experiment]))
                yield return table;
        }
    }

    private static string Kernel(List<bool> read) => read.TrueForAll(r => r)
        ? "The kernel's TCP_INFO was read for all rows."
        : read.Contains(true)
            ? $"The kernel's TCP_INFO was read for {Numbers.Whole(read.Count(r => r))} of {Numbers.Whole(read.Count)} rows; the account of the others ends at the tap."
            : "The kernel's TCP_INFO was read for none of the rows: the account ends at the tap.";

    private static Chart Chart(string what, List<OverheadBar> bars)
    {
        var (least, most) = (bars.Min(b => b.Events), bars.Max(b => b.Events));
        var events = least == most ? Numbers.Whole(least) : $"{Numbers.Whole(least)} to {Numbers.Whole(most)}";
        var lanes = bars.Select(b => b.Series.Name).Distinct().ToList();
        return new Chart
        {
            Name = "bytes-" + Markup.Anchor(what),
            Title = $"Bytes per event beside the payload: {what}",
            Interval = "Exact counts: no interval",
            Sample = $"{RoundInterval.Sample(bars.Min(b => b.Rounds), bars.Max(b => b.Rounds))}, {events} events per bar",
            Caption = $"Text payloads; median over rounds. In every group: {string.Join(", then ", lanes)}; the figure is the bar's total.",
            Wide = OverheadChart.Draw(Picture.Wide, bars),
            Narrow = OverheadChart.Draw(Picture.Narrow, bars),
        };
    }

    // Plain cells alone: coalesced writes share chunks, and optional fields (", event and id") stand in the table.
    private static IEnumerable<(string Edition, OverheadBar Bar)> Bars(List<TrialCell> cells)
    {
        var lanes = cells.Where(c => c.Trials[0].Workload is { Kind: "text", Schedule: not "saturated" } && c.Conditions.EndsWith(" B", StringComparison.Ordinal))
            .SelectMany(c => c.Lanes).Where(l => l.Rounds.Any(t => t.Bytes!.Events > 0))
            .DistinctBy(l => (l.Name, l.Rounds[0].Workload.SizeBytes)).ToList();
        foreach (var edition in lanes.GroupBy(l => l.Row.Edition))
        {
            var distinct = edition.DistinctBy(l => l.Name).ToList();
            var series = Series.Of(distinct);
            foreach (var lane in edition)
            {
                yield return (edition.Key, new OverheadBar(
                    lane.Rounds[0].Workload.SizeBytes,
                    series[distinct.FindIndex(d => d.Name == lane.Name)],
                    lane.Median(t => t.Bytes is { Events: > 0 } b ? (double)b.Framing / b.Events : null) ?? 0,
                    lane.Median(t => t.Bytes is { Events: > 0 } b ? (double)b.Chunking / b.Events : null) ?? 0,
                    lane.Rounds.Count,
                    lane.Rounds.Sum(t => t.Bytes!.Events)));
            }
        }
    }
}
