using System.Globalization;
using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Rules over what arrives of which payload, from <c>payload-kinds</c>.</summary>
public static class PayloadRules
{
    /// <summary>Flag of a row whose payloads went as base64.</summary>
    public const string Base64Flag = "base64";

    /// <summary>Prefix of the flag that lists the byte values that did not survive.</summary>
    public const string BrokenBytesFlag = "broken-bytes:";

    /// <summary>Figure: events that arrived byte for byte.</summary>
    public const string EventsIdentical = "events_identical";

    /// <summary>Figure: events sent.</summary>
    public const string EventsSent = "events_sent";

    /// <summary>Figure: byte values that did not survive.</summary>
    public const string ByteValuesBroken = "byte_values_broken";

    /// <summary>Every event of every cell arrives byte for byte, in every round.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="cells">The cells, all needed; one that fails decides alone.</param>
    /// <param name="raw">Whether base64 counts as not surviving.</param>
    public static ExactRule Arrives(Lane lane, IReadOnlyList<PayloadCell> cells, bool raw = false) => new(ExperimentIds.PayloadKinds, evidence =>
    {
        var found = cells.Select(c => (Name: Cells.Payload(c), Rows: Rows(evidence, lane, c))).ToList();
        var words = string.Join("; ", found.Where(f => f.Rows.Count > 0).Select(f => $"{f.Name}: {Words(f.Rows)}"));
        if (found.Exists(f => f.Rows.Any(row => !Whole(row) || (raw && row.Flags.Contains(Base64Flag)))))
            return ExactOutcome.Of(false, words);
        return found.Find(f => f.Rows.Count == 0) is { Name: { } missing }
            ? ExactOutcome.NotMeasured($"no trial of {lane} in '{missing}' in this run")
            : ExactOutcome.Of(true, words);
    })
    { Cells = [.. cells.Select(Cells.Payload)] };

    /// <summary>Raw binary does not survive: some byte values do not arrive as they were sent.</summary>
    public static ExactRule RawBytesBreak(Lane lane) => new(ExperimentIds.PayloadKinds, evidence =>
    {
        var rows = evidence.Rows(ExperimentIds.PayloadKinds, Cells.Payload(PayloadCell.EveryByteValueRaw), lane.ToString());
        var broken = rows.Select(t => Metrics.Read(t, Metrics.Figure(ByteValuesBroken))).OfType<double>().ToList();
        if (broken.Count == 0)
            return ExactOutcome.NotMeasured($"no trial of {lane} in '{Cells.Payload(PayloadCell.EveryByteValueRaw)}' in this run");
        var which = rows.SelectMany(t => t.Flags).FirstOrDefault(f => f.StartsWith(BrokenBytesFlag, StringComparison.Ordinal));
        var list = which is null ? "" : ":" + which[BrokenBytesFlag.Length..];
        return broken.TrueForAll(b => b > 0) || broken.TrueForAll(b => b == 0)
            ? ExactOutcome.Of(broken[0] > 0, string.Create(CultureInfo.InvariantCulture, $"{broken[0]} of 256 byte values do not survive{list}"))
            : ExactOutcome.Open("byte values broke in some rounds and not in others");
    })
    { Cells = [Cells.Payload(PayloadCell.EveryByteValueRaw)] };

    private static List<TrialRow> Rows(Evidence evidence, Lane lane, PayloadCell cell) =>
        [.. evidence.Rows(ExperimentIds.PayloadKinds, Cells.Payload(cell), lane.ToString()).Where(t => Sent(t) is { })];

    private static double? Sent(TrialRow row) => Metrics.Read(row, Metrics.Figure(EventsSent));

    private static double Identical(TrialRow row) => Metrics.Read(row, Metrics.Figure(EventsIdentical)) ?? 0;

    private static bool Whole(TrialRow row) => Sent(row) is > 0 and var sent && Identical(row) == sent;

    private static string Words(List<TrialRow> rows) =>
        $"{Phrases.Number(rows.Sum(Identical))} of {Phrases.Number(rows.Sum(t => Sent(t) ?? 0))} events identical{(rows.Exists(t => t.Flags.Contains(Base64Flag)) ? ", as base64" : "")}";
}
