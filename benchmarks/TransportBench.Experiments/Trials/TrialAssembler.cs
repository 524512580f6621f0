using TransportBench.Experiments.Results;
using TransportBench.Measurement.Logs;
using TransportBench.Servers;

namespace TransportBench.Experiments.Trials;

/// <summary>Turns the reports and logs of a trial into a row per lane.</summary>
public static class TrialAssembler
{
    /// <summary>Flag of a saturated trial whose marks lie so wrong that it has no rate.</summary>
    public const string LateMarksFlag = "late-marks";

    private const double MarkTolerance = 0.2;

    /// <summary>Assembles, checks the accounting on the way.</summary>
    /// <param name="plan">The trial.</param>
    /// <param name="t0Ns">The instant of offset zero.</param>
    /// <param name="server">The server host's report.</param>
    /// <param name="client">The client host's report.</param>
    /// <exception cref="TrialVoidException">The figures must not be used.</exception>
    public static IReadOnlyList<TrialRow> Assemble(TrialPlan plan, long t0Ns, ServerReport server, ClientReport client)
    {
        TrialRow[] rows = [.. plan.Lanes.Select((lane, index) => Row(plan, index, t0Ns, server, client))];
        return PairedTimings.Of(plan, t0Ns) is { } paired ? [.. rows.Select((row, index) => row with { Paired = paired[index] })] : rows;
    }

    private static TrialRow Row(TrialPlan plan, int index, long t0Ns, ServerReport server, ClientReport client)
    {
        var lane = plan.Lanes[index];
        var atServer = server.Lanes[lane.Name];
        var atClient = client.Lanes[lane.Name];
        using var sends = lane.SendLog is null ? null : StampLog.Open(lane.SendLog);
        using var receipts = lane.ReceiveLog is null ? null : StampLog.Open(lane.ReceiveLog);
        var counts = plan.Mode == FeedMode.Immediate ? SetUpCounts(atClient) : LaneAccounting.Count(plan, lane, sends, atServer, atClient);
        var timings = sends is null || receipts is null || plan.Tap ? null : LaneTimings.Join(plan, index, t0Ns, sends, receipts);
        var lateMarks = HasLateMarks(plan, t0Ns, client);
        return new TrialRow
        {
            Id = plan.Id,
            Experiment = plan.Experiment,
            Conditions = plan.Conditions,
            Round = plan.Round,
            Seed = plan.Seed,
            Lane = LaneRow.From(lane.Parse()),
            Copy = lane.Copy,
            Workload = WorkloadOf(plan),
            Counts = counts,
            DeliveryLatencyUs = timings?.Delivery,
            PacingLagUs = timings?.PacingLag,
            TransitTimeUs = timings?.Transit,
            ClientFramingTimeUs = timings?.ClientFraming,
            CarryOver = timings?.CarryOver is { Count: > 0 } carried ? carried : null,
            Bytes = plan.Tap ? ByteRows.Of(plan, lane, atServer, atClient) : null,
            Segments = plan.Mode != FeedMode.Immediate && atClient.Tcp is { } tcp ? SegmentsRow.Of(tcp, atServer.Tcp) : null,
            AllocatedBytesPerEvent = PerEvent(server, client, (begin, end) => end.AllocatedBytes - begin.AllocatedBytes),
            CpuUsPerEvent = PerEvent(server, client, (begin, end) => end.CpuUs - begin.CpuUs),
            EventsPerSecond = plan.Mode == FeedMode.Saturated && !lateMarks ? Rate(client) : null,
            Figures = Figures(plan, atServer, atClient),
            Flags = [.. Flags(plan, timings, atClient, counts, lateMarks)],
        };
    }

    private static CountsRow SetUpCounts(ClientLaneReport client) =>
        new(client.Received, 0, client.Received, client.Received, 0, 0, 0, new Dictionary<string, long>());

    internal static WorkloadRow WorkloadOf(TrialPlan plan) => plan.Mode == FeedMode.Saturated
        ? new WorkloadRow(Kebab(plan.Workload.Kind), plan.Workload.SizeBytes, "saturated", 0, 0)
        : new WorkloadRow(Kebab(plan.Workload.Kind), plan.Workload.SizeBytes, Kebab(plan.Workload.Schedule), plan.Workload.EventsPerSecond, plan.Workload.Events);

    private static string Kebab<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static SidesRow? PerEvent(ServerReport server, ClientReport client, Func<UsageMark, UsageMark, double> used)
    {
        if (server is not { Begin: { } serverBegin, End: { } serverEnd } || client is not { Begin: { } clientBegin, End: { } clientEnd }) return null;
        var (atServer, atClient) = (serverEnd.Events - serverBegin.Events, clientEnd.Events - clientBegin.Events);
        return atServer <= 0 || atClient <= 0 ? null : new SidesRow(used(serverBegin, serverEnd) / atServer, used(clientBegin, clientEnd) / atClient);
    }

    private static double? Rate(ClientReport client) =>
        client is { Begin: { } begin, End: { } end } && end.AtNs > begin.AtNs ? (end.Events - begin.Events) * 1e9 / (end.AtNs - begin.AtNs) : null;

    /// <summary>
    /// Whether one of the client's marks lies so far from its end of the steady phase (a processor was not to be had) that the events between them are not those of the
    /// phase: behind its end no more are sent. It looks at the marks alone, never at the rate.
    /// </summary>
    private static bool HasLateMarks(TrialPlan plan, long t0Ns, ClientReport client)
    {
        if (plan.Mode != FeedMode.Saturated || client is not { Begin: { } begin, End: { } end }) return false;
        var begins = t0Ns + (plan.WarmUpMs * 1_000_000L);
        var tolerated = plan.SteadyMs * 1_000_000.0 * MarkTolerance;
        return Math.Abs(begin.AtNs - begins) > tolerated || Math.Abs(end.AtNs - (begins + (plan.SteadyMs * 1_000_000L))) > tolerated;
    }

    private static Dictionary<string, double>? Figures(TrialPlan plan, ServerLaneReport server, ClientLaneReport client)
    {
        var figures = new Dictionary<string, double>(client.Figures ?? new Dictionary<string, double>());
        if (plan.Experiment == "payload-kinds")
        {
            figures["events_sent"] = server.Sent;
            figures["events_identical"] = client.Received - client.Mismatches;
            if (plan.ForceRaw) figures["byte_values_broken"] = client.Broken.Count;
        }

        return figures.Count == 0 ? null : figures;
    }

    private static IEnumerable<string> Flags(TrialPlan plan, LaneTimings? timings, ClientLaneReport client, CountsRow counts, bool lateMarks)
    {
        if (timings?.PacerWasLate == true) yield return "pacing-lag";
        if (lateMarks) yield return LateMarksFlag;
        if (client.Base64) yield return "base64";
        if (plan.ForceRaw && client.Broken.Count > 0) yield return "broken-bytes: " + HexRanges.Of(client.Broken);
        if (plan.RecordMismatches && client.Mismatches > 0) yield return $"altered: {client.Mismatches}";
        if (client.TimedOut) yield return "timed-out";
        if (counts.Lost > 0) yield return "lost";
        if (counts.Unsent > 0) yield return "unsent";
        if (client.Tcp is { Retransmits: > 0 } tcp) yield return $"retransmits: {tcp.Retransmits}";
    }
}
