using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Data;

/// <summary>The trials that something else on the machine disturbed, counted from their flags.</summary>
/// <param name="Trials">All trials, by ID.</param>
/// <param name="Disturbed">Those that met a limit in their first attempt.</param>
/// <param name="Repeated">Those that were run again.</param>
/// <param name="Left">Those that stand in the results and are beyond a limit still.</param>
public sealed record Disturbances(int Trials, int Disturbed, int Repeated, int Left)
{
    /// <summary>Share of disturbed trials from which on a run is one of a busy machine.</summary>
    private const double BusyShare = 0.1;

    /// <summary>Whether so many trials stay disturbed that the whole run is in doubt.</summary>
    public bool IsBusy => Left > BusyShare * Trials;

    /// <summary>Counts them.</summary>
    /// <param name="rows">Rows of whole trials.</param>
    public static Disturbances Of(IEnumerable<TrialRow> rows)
    {
        var trials = rows.DistinctBy(t => t.Id).ToList();
        return new Disturbances(trials.Count, trials.Count(t => t.Flags.Any(IsMark)), trials.Count(t => t.Flags.Contains(Disturbance.RepeatedFlag)), trials.Count(t => t.Flags.Any(IsDisturbed)));
    }

    /// <summary>Whether a flag says how the machine behaved, and nothing of the lane.</summary>
    public static bool IsMark(string flag) => flag == Disturbance.RepeatedFlag || IsDisturbed(flag);

    /// <summary>A flag without the figures behind it, where those are this trial's alone.</summary>
    public static string WithoutFigures(string flag) => IsDisturbed(flag) ? Disturbance.Flag : flag;

    /// <summary>The counts in a sentence; <see langword="null"/> where nothing was disturbed.</summary>
    public string? Sentence() => Disturbed == 0 ? null
        : $"{Numbers.Whole(Disturbed)} of {Numbers.Whole(Trials)} trials were disturbed by something else on the machine; {Numbers.Whole(Repeated)} were run again, and {Numbers.Whole(Left)} stand in the results marked `{Disturbance.Flag}`.";

    private static bool IsDisturbed(string flag) => flag.StartsWith(Disturbance.Flag, StringComparison.Ordinal);
}
