using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>What the machine did while the trials ran, a row per experiment.</summary>
public static class MachineTable
{
    /// <summary>The table and what its words mean; nothing for files of versions that did not look.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var experiments = results.Trials.Where(t => t.Machine is not null).GroupBy(t => t.Experiment).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (experiments.Count == 0) yield break;
        yield return new Table(
            [
                new("Experiment"), Column.Number("Trials"), Column.Number("Disturbed"), Column.Number("Run again"), Column.Number("Still disturbed"),
                Column.Number("Steal, %"), Column.Number("largest"), Column.Number("Other CPU, %"), Column.Number("largest"),
                Column.Number("Involuntary switches"), Column.Number("Collections"), Column.Number("Methods compiled"),
            ],
            [.. experiments.Select(g => Row(g.Key, [.. g.DistinctBy(t => t.Id)]))])
        {
            Caption = "The machine during the trials: medians over trials, server / client",
        };
        yield return new Paragraph(
            "Steal: time the hypervisor gave to others; other CPU: processes that are not the benchmark's; both of all processors' time. A thread that yields counts as an involuntary switch, so a spinning thread pool makes many. Methods are compiled until the code is warm.")
        { Style = ParagraphStyle.Note };
    }

    private static IReadOnlyList<Cell> Row(string experiment, List<TrialRow> trials)
    {
        var counts = Disturbances.Of(trials);
        var machines = trials.Select(t => t.Machine!).ToList();
        return
        [
            experiment,
            Numbers.Whole(counts.Trials),
            Numbers.Whole(counts.Disturbed),
            Numbers.Whole(counts.Repeated),
            Numbers.Whole(counts.Left),
            Numbers.Significant(Medians.Of(machines.Select(m => m.StealPercent).OfType<double>())),
            Numbers.Significant(machines.Max(m => m.StealPercent)),
            Numbers.Significant(Medians.Of(machines.Select(m => m.OtherCpuPercent).OfType<double>())),
            Numbers.Significant(machines.Max(m => m.OtherCpuPercent)),
            Sides(machines, m => m.InvoluntarySwitches),
            Sides(machines, m => m.Collections),
            Sides(machines, m => m.MethodsCompiled),
        ];
    }

    private static string Sides(List<MachineRow> machines, Func<MachineRow, SidesRow?> figure)
    {
        var sides = machines.Select(figure).OfType<SidesRow>().ToList();
        return sides.Count == 0 ? Numbers.Missing : $"{Whole(sides.Select(s => s.Server))} / {Whole(sides.Select(s => s.Client))}";
    }

    private static string Whole(IEnumerable<double> counts) => Numbers.Whole((long)Math.Round(Medians.Of(counts) ?? 0));
}
