using TransportBench.Clients;
using TransportBench.Core.Feeds;

namespace TransportBench.Load.Driving;

/// <summary>The account of one connection: what came of what it was owed, told to a sink as it changes.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class StreamAccount(Feed feed, ILoadSink sink)
{
    private EventVerifier? _verifier;
    private (long Missing, long Duplicates, long OutOfOrder, long Corrupt) _told;

    /// <summary>The event expected next; <see langword="null"/>: none has been expected yet.</summary>
    public long? Next => _verifier?.Next;

    /// <summary>From which event on it is owed.</summary>
    public void Begin(long first) => _verifier ??= new EventVerifier(feed, first);

    /// <summary>Judges an event that arrived. Without <see cref="Begin"/> the first one is where it begins.</summary>
    /// <returns>Its index, if it is there for the first time.</returns>
    public long? Check(ReadOnlySpan<byte> payload)
    {
        if (_verifier is null) Begin(feed.TryReadSequence(payload, out var first) && first >= 0 ? first : 0);
        var verified = _verifier!.Check(payload);
        if (verified.Outcome != EventOutcome.InOrder) Tell();
        return verified.Outcome is EventOutcome.InOrder or EventOutcome.Gap or EventOutcome.OutOfOrder ? verified.Index : null;
    }

    /// <summary>The stream is over: whatever it had is due.</summary>
    /// <param name="events">Index behind its last event.</param>
    public void End(long events)
    {
        if (Next < events) sink.Irregular(events - Next.Value, 0, 0, 0);
    }

    private void Tell()
    {
        var now = (_verifier!.Missing, _verifier.Duplicates, _verifier.OutOfOrder, _verifier.Corrupt);
        sink.Irregular(now.Missing - _told.Missing, now.Duplicates - _told.Duplicates, now.OutOfOrder - _told.OutOfOrder, now.Corrupt - _told.Corrupt);
        _told = now;
    }
}
