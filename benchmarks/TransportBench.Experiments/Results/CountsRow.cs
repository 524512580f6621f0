namespace TransportBench.Experiments.Results;

/// <summary>The accounting of a lane over all phases: scheduled = unsent + sent; sent = received + lost.</summary>
/// <param name="Scheduled">Events the schedule held.</param>
/// <param name="Unsent">Never written: the ring overflowed, or the lane had failed.</param>
/// <param name="Sent">A write began.</param>
/// <param name="Received">Distinct events the client received.</param>
/// <param name="Lost">Sent and never received.</param>
/// <param name="Duplicated">Received again.</param>
/// <param name="OutOfOrder">Received after a later one.</param>
/// <param name="Reasons">Why events were unsent or lost (<c>overflow</c>, <c>failed</c>, <c>timed-out</c>, <c>missing-after-drain</c>), with counts.</param>
public sealed record CountsRow(
    long Scheduled, long Unsent, long Sent, long Received, long Lost, long Duplicated, long OutOfOrder,
    IReadOnlyDictionary<string, long> Reasons)
{
    /// <summary>Whether the account balances.</summary>
    public bool Balances => Scheduled == Unsent + Sent && Sent == Received + Lost && Reasons.Values.Sum() == Unsent + Lost;
}
