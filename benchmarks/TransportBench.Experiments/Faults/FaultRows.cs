using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Faults;

/// <summary>What a reader lived through, as a row.</summary>
internal static class FaultRows
{
    /// <exception cref="TrialVoidException">The account does not balance.</exception>
    public static TrialRow Of(TrialPlan plan, PlannedLane lane, Fault fault, FaultReader reader, ReaderAccount account, FaultRelay relay)
    {
        if (!account.IsBalanced(fault.Seen == FaultVisibility.Silence))
            throw new TrialVoidException($"{lane.Name}, {fault}: {account.Sent} sent, {account.Received} received, {account.Corrupt} of no event, {account.GapReported} reported lost, {account.Unexplained} missing in mid-connection, {account.Unread} missing at the end: the account does not balance");
        return ScenarioRow.Of(
            plan,
            lane,
            new CountsRow(account.Sent, 0, account.Sent, account.Received, account.Lost, account.Duplicated, account.OutOfOrder, Reasons(account)),
            Figures(account, relay),
            Flags(reader, account));
    }

    private static Dictionary<string, long> Reasons(ReaderAccount account)
    {
        var reasons = new Dictionary<string, long>();
        if (account.GapReported > 0) reasons["gap-reported"] = account.GapReported;
        var tail = Math.Min(account.Unread, account.Lost - account.GapReported);
        if (tail > 0) reasons[account.IsBackForNothing && account.IsConnected ? "while-away" : account.IsConnected ? "unnoticed" : "gave-up"] = tail;
        if (account.Lost - account.GapReported - tail is > 0 and var away) reasons["while-away"] = reasons.GetValueOrDefault("while-away") + away;
        return reasons;
    }

    private static Dictionary<string, double> Figures(ReaderAccount account, FaultRelay relay)
    {
        var figures = new Dictionary<string, double>
        {
            ["attempts"] = account.Attempts,
            ["opened"] = account.Opened,
            ["bytes_down"] = relay.BytesDown,
            ["bytes_up"] = relay.BytesUp,
        };
        if (account.DetectedMs is { } detected) figures["detected_ms"] = Math.Round(detected, 3);
        if (account.ReconnectedMs is { } reconnected) figures["reconnected_ms"] = Math.Round(reconnected, 3);
        if (account.FirstEventMs is { } first) figures["first_event_ms"] = Math.Round(first, 3);
        return figures;
    }

    private static IEnumerable<string> Flags(FaultReader reader, ReaderAccount account)
    {
        if (account.Lost > 0) yield return "lost";
        if (account.Duplicated > 0) yield return "duplicated";
        if (account.DetectedMs is null) yield return "unnoticed";
        if (account.ReconnectedMs is null) yield return reader.Reconnects ? "not-reconnected" : "no-reconnection";
        if (account.LastReason is { } reason) yield return "reason: " + reason.ReplaceLineEndings(" ");
    }
}
