using TransportBench.Clients;
using TransportBench.Core.Feeds;
using TransportBench.EventSource;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>What one reader of a stream lived through: every event, every attempt, every loss of its connection, each with its instant.</summary>
/// <remarks>Written by the reader's own task, read by whoever strikes; thread-safe. Payloads are checked byte for byte.</remarks>
public sealed class ReaderJournal(Feed feed) : IEventSourceObserver
{
    private readonly EventVerifier _verifier = new(feed);
    private readonly Lock _lock = new();
    private long _struckNs = long.MaxValue;
    private long? _detectedNs;
    private long? _reconnectedNs;
    private long? _firstEventNs;
    private long _gapEvents;
    private int _attempts;
    private int _opened;
    private long _unexplained;
    private bool _isConnected;
    private bool _isBack;
    private Exception? _lastReason;

    /// <summary>Where delivery latencies go; <see langword="null"/>: nowhere.</summary>
    public DeliveryRecord? Delivery { get; init; }

    /// <summary>The last sequence that arrived in order; −1 before the first.</summary>
    public long LastSequence
    {
        get
        {
            lock (_lock) return _verifier.Next - 1;
        }
    }

    /// <summary>Why the last connection was lost; <see langword="null"/>: none was, or for no reason.</summary>
    public Exception? LastReason
    {
        get
        {
            lock (_lock) return _lastReason;
        }
    }

    /// <summary>The fault strikes now: what follows is counted from here.</summary>
    public void Strike()
    {
        lock (_lock) _struckNs = MonotonicClock.NowNs;
    }

    /// <summary>An event arrived.</summary>
    public void OnEvent(ReadOnlySpan<byte> payload)
    {
        lock (_lock)
        {
            var expected = _verifier.Next;
            var verified = _verifier.Check(payload);
            if (verified.Outcome == EventOutcome.Gap && !_isBack) _unexplained += verified.Index - expected;
            if (verified.Outcome is not (EventOutcome.Duplicate or EventOutcome.Corrupt)) _isBack = false;
            if (verified.Outcome is not (EventOutcome.Duplicate or EventOutcome.Corrupt)) Delivery?.Received(verified.Index);
            if (_reconnectedNs is not null && verified.Outcome is not (EventOutcome.Duplicate or EventOutcome.Corrupt)) _firstEventNs ??= MonotonicClock.NowNs;
        }
    }

    /// <summary>The server said that it has forgotten events.</summary>
    public void OnGap(long first, long last)
    {
        lock (_lock)
        {
            _gapEvents += last - first + 1;
            _isBack = true; // The hole that comes is the one that was reported.
        }
    }

    /// <inheritdoc/>
    public void OnConnecting(int attempt, string lastEventId)
    {
        lock (_lock) _attempts++;
    }

    /// <inheritdoc/>
    public void OnOpen()
    {
        lock (_lock)
        {
            _opened++;
            _isConnected = true;
            _isBack = _opened > 1;
            if (_detectedNs is not null) _reconnectedNs ??= MonotonicClock.NowNs;
        }
    }

    /// <inheritdoc/>
    public void OnDisconnected(Exception? reason, TimeSpan delay) => OnDisconnected(reason);

    /// <summary>The connection is gone.</summary>
    public void OnDisconnected(Exception? reason)
    {
        lock (_lock)
        {
            _lastReason = reason;
            _isConnected = false;
            _isBack = true; // What follows comes after a time away, however a package orders its callbacks.
            if (MonotonicClock.NowNs >= _struckNs) _detectedNs ??= MonotonicClock.NowNs;
        }
    }

    /// <summary>Whether it was connected at least so often.</summary>
    public bool HasOpened(int times)
    {
        lock (_lock) return _opened >= times;
    }

    /// <summary>The account, against a stream of so many events.</summary>
    public ReaderAccount Account(long sent)
    {
        lock (_lock)
        {
            return new ReaderAccount
            {
                Sent = sent,
                Received = _verifier.Received,
                Duplicated = _verifier.Duplicates,
                OutOfOrder = _verifier.OutOfOrder,
                Corrupt = _verifier.Corrupt,
                GapReported = _gapEvents,
                Unexplained = _unexplained,
                Unread = sent - _verifier.Next,
                IsConnected = _isConnected,
                IsBackForNothing = _isBack,
                Attempts = _attempts,
                Opened = _opened,
                DetectedMs = Since(_detectedNs),
                ReconnectedMs = Since(_reconnectedNs),
                FirstEventMs = Since(_firstEventNs),
                LastReason = _lastReason?.Message,
            };
        }
    }

    private double? Since(long? instantNs) => instantNs is { } ns && _struckNs != long.MaxValue ? (ns - _struckNs) / 1e6 : null;
}
