using TransportBench.Clients;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Logs;

namespace TransportBench.Experiments.Hosting;

/// <summary>Application code at the client: stamps every event, then checks it.</summary>
/// <remarks>Called by one connection. Allocates nothing per event that is in order.</remarks>
internal sealed class LaneRecorder : IEventReceiver, IDisposable
{
    private const int WireColumn = 0;
    private const int ReceivedColumn = 1;

    private readonly Feed _feed;
    private readonly EventVerifier? _verifier;
    private readonly StampLog? _log;
    private readonly SortedSet<int> _broken = [];
    private long _mismatches;
    private long _handled;
    private string? _firstCorrupt;

    public LaneRecorder(Feed feed, TrialPlan plan, PlannedLane lane)
    {
        _feed = feed;
        _verifier = plan.RecordMismatches ? null : new EventVerifier(feed);
        _log = lane.ReceiveLog is null ? null : StampLog.Create(lane.ReceiveLog, columns: 2, plan.Workload.TotalEvents);
    }

    /// <summary>Events so far, right or wrong.</summary>
    public long Handled => Volatile.Read(ref _handled);

    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        var position = _handled;
        Volatile.Write(ref _handled, position + 1);
        if (_verifier is null)
        {
            if (!_feed.Matches(position, payload))
            {
                _mismatches++;
                _broken.Add((int)(position % 256));
            }

            Stamp(position, wireReceivedNs, receivedNs);
            return;
        }

        var verified = _verifier.Check(payload);
        if (verified.Outcome is EventOutcome.InOrder or EventOutcome.Gap or EventOutcome.OutOfOrder) Stamp(verified.Index, wireReceivedNs, receivedNs);
        else if (verified.Outcome == EventOutcome.Corrupt) _firstCorrupt ??= Describe(position, payload);
    }

    public ClientLaneReport Report(IFeedClient? client, ByteTotals? bytes, string? failure, bool timedOut, bool base64) => new()
    {
        Received = _verifier?.Received ?? _handled,
        Duplicated = _verifier?.Duplicates ?? 0,
        OutOfOrder = _verifier?.OutOfOrder ?? 0,
        Corrupt = _verifier?.Corrupt ?? 0,
        FirstCorrupt = _firstCorrupt,
        Mismatches = _mismatches,
        Broken = [.. _broken],
        Base64 = base64,
        Bytes = bytes,
        Tcp = client?.TcpCounters,
        Failure = failure,
        TimedOut = timedOut,
    };

    public void Dispose() => _log?.Dispose();

    private void Stamp(long index, long wireReceivedNs, long receivedNs)
    {
        if (_log is null || (ulong)index >= (ulong)_log.Rows) return;
        _log.Set(WireColumn, index, wireReceivedNs);
        _log.Set(ReceivedColumn, index, receivedNs);
    }

    private string Describe(long position, ReadOnlySpan<byte> payload) =>
        $"event {position} on the connection: {payload.Length} bytes beginning {Convert.ToHexString(payload[..Math.Min(24, payload.Length)])}, expected {_feed.Size} bytes";
}
