using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Calibrations;

/// <summary>What has to hold on a machine, and whether it does.</summary>
public static class CheckTable
{
    /// <summary>The table.</summary>
    public static Table Of(IReadOnlyList<CalibrationCheck> checks) => new(
        [new("Part"), Column.Prose("Has to hold"), new("Does it"), Column.Prose("Found")],
        [.. checks.Select(check => (IReadOnlyList<Cell>)[check.Part, check.Text, Word(check.Passed), check.Figure])])
    {
        Stacks = true,
    };

    /// <summary>Whether something holds, in a word.</summary>
    public static Cell Word(bool? holds) => holds switch
    {
        true => new Cell("holds") { Tone = Tone.Positive },
        false => new Cell("fails") { Tone = Tone.Negative },
        null => new Cell("open") { Tone = Tone.Open },
    };
}
