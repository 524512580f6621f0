using System.Globalization;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Runs;

/// <summary>How far the machine disturbed an attempt at a trial.</summary>
/// <remarks>Pure. It looks at the machine alone (a mark that came late had no processor to be taken on), never at a latency or a rate: whoever repeats what came out badly selects by the outcome.</remarks>
/// <param name="Extent">The worst criterion over its limit: above 1 is disturbed. 0 where nothing is known.</param>
/// <param name="Reasons">What was beyond its limit: <c>steal 4.1 %</c>; empty if nothing was.</param>
public sealed record Disturbance(double Extent, IReadOnlyList<string> Reasons)
{
    /// <summary>Flag of a trial beyond a limit; behind it a colon and the reasons.</summary>
    public const string Flag = "disturbed";

    /// <summary>Flag of a trial that was run twice.</summary>
    public const string RepeatedFlag = "repeated";

    /// <summary>Whether a limit was exceeded.</summary>
    public bool IsBeyond => Reasons.Count > 0;

    /// <summary>Judges an attempt.</summary>
    /// <param name="machine">What the machine did; <see langword="null"/> where it is not known.</param>
    /// <param name="limits">What it may do.</param>
    public static Disturbance Of(MachineRow? machine, DisturbanceLimits limits)
    {
        var steal = Share(machine?.StealPercent, machine?.CapacityMs, limits.StealPercent, limits.GrainMs);
        var other = Share(machine?.OtherCpuPercent, machine?.CapacityMs, limits.OtherCpuPercent, limits.GrainMs);
        var throttled = machine?.ThrottledUs > limits.ThrottledUs ? 1 + ((machine.ThrottledUs.Value - limits.ThrottledUs) / 1_000) : 0;
        var reasons = new List<string>();
        if (steal > 1) reasons.Add(string.Create(CultureInfo.InvariantCulture, $"steal {machine!.StealPercent:0.0} %"));
        if (other > 1) reasons.Add(string.Create(CultureInfo.InvariantCulture, $"other CPU {machine!.OtherCpuPercent:0.0} %"));
        if (throttled > 1) reasons.Add(string.Create(CultureInfo.InvariantCulture, $"throttled {machine!.ThrottledUs / 1_000:0.0} ms"));
        return new Disturbance(Math.Max(steal, Math.Max(other, throttled)), reasons);
    }

    /// <summary>Judges a trial by its first row: the machine is the same in all. Late marks are beyond any limit: such a trial has no rate.</summary>
    public static Disturbance Of(IReadOnlyList<TrialRow> rows, DisturbanceLimits limits)
    {
        var machine = Of(rows.Count == 0 ? null : rows[0].Machine, limits);
        return rows.Any(row => row.Flags.Contains(TrialAssembler.LateMarksFlag))
            ? new Disturbance(double.PositiveInfinity, [.. machine.Reasons, "late marks"])
            : machine;
    }

    /// <summary>The rows with this trial's flags.</summary>
    /// <param name="rows">Rows of one trial.</param>
    /// <param name="repeated">Whether it was run twice.</param>
    public IReadOnlyList<TrialRow> Mark(IReadOnlyList<TrialRow> rows, bool repeated)
    {
        if (!repeated && !IsBeyond) return rows;
        string[] flags = [.. repeated ? [RepeatedFlag] : Array.Empty<string>(), .. IsBeyond ? [$"{Flag}: {string.Join(", ", Reasons)}"] : Array.Empty<string>()];
        return [.. rows.Select(row => row with { Flags = [.. row.Flags, .. flags] })];
    }

    // Both the share and the time must be beyond, so the smaller of the two decides.
    private static double Share(double? percent, double? capacityMs, double limit, double grainMs) =>
        percent is { } share && capacityMs is { } of ? Math.Min(share / limit, share / 100 * of / grainMs) : 0;
}
