using TransportBench.Core.Feeds;

namespace TransportBench.Clients;

/// <summary>Checks every event of a feed: its bytes, its order, and whether any is missing or comes twice.</summary>
/// <remarks>
/// Exact: knows each event that has not arrived. Costs one comparison and allocates nothing as long as events arrive in order. Belongs off the
/// timed path. Where payloads carry no sequence, the position on the connection is the sequence: a loss then shows as corruption.
/// Not thread-safe.
/// </remarks>
public sealed class EventVerifier
{
    private readonly Feed _feed;
    private readonly long _first;
    private readonly MissingEvents _missing;

    /// <param name="feed">What was sent.</param>
    /// <param name="first">Index of the first event expected; not negative.</param>
    public EventVerifier(Feed feed, long first = 0)
        : this(feed, first, MissingEvents.DefaultMaxGaps)
    {
    }

    internal EventVerifier(Feed feed, long first, int maxGaps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        _feed = feed;
        _first = Next = first;
        _missing = new MissingEvents(maxGaps);
    }

    /// <summary>Index of the event expected next; all before it have arrived, or are <see cref="Missing"/>.</summary>
    public long Next { get; private set; }

    /// <summary>Different events that have arrived intact.</summary>
    public long Received => Next - _first - _missing.Count - CorruptPositions;

    /// <summary>Events before <see cref="Next"/> that have not arrived.</summary>
    public long Missing => _missing.Count;

    /// <summary>Arrivals of events that had arrived before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Events that arrived after a later one.</summary>
    public long OutOfOrder { get; private set; }

    /// <summary>Arrivals that are no event.</summary>
    public long Corrupt { get; private set; }

    /// <summary>Positions taken by a corrupt event; only where payloads carry no sequence.</summary>
    private long CorruptPositions => _feed.HasSequence ? 0 : Corrupt;

    /// <summary>Judges the next event that arrived.</summary>
    /// <exception cref="InvalidOperationException">The feed has more separate gaps than can be counted exactly.</exception>
    public VerifiedEvent Check(ReadOnlySpan<byte> payload)
    {
        if (_feed.Matches(Next, payload))
            return new VerifiedEvent(EventOutcome.InOrder, Next++);
        if (!_feed.HasSequence)
        {
            Corrupt++;
            return new VerifiedEvent(EventOutcome.Corrupt, Next++);
        }

        if (!_feed.TryReadSequence(payload, out var index) || index < 0)
            return Broken(Next);
        return _feed.Matches(index, payload) ? Place(index) : Broken(index);
    }

    private VerifiedEvent Broken(long index)
    {
        Corrupt++;
        return new VerifiedEvent(EventOutcome.Corrupt, index);
    }

    private VerifiedEvent Place(long index)
    {
        if (index > Next)
        {
            _missing.Add(Next, index);
            Next = index + 1;
            return new VerifiedEvent(EventOutcome.Gap, index);
        }

        if (_missing.Remove(index))
        {
            OutOfOrder++;
            return new VerifiedEvent(EventOutcome.OutOfOrder, index);
        }

        Duplicates++;
        return new VerifiedEvent(EventOutcome.Duplicate, index);
    }
}
