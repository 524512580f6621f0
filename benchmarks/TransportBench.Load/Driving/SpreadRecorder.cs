using TransportBench.Measurement.Logs;

namespace TransportBench.Load.Driving;

/// <summary>When the first and the last connection got each event: how far a broadcast is spread.</summary>
/// <remarks>Two instants an event, whatever the number of connections. Thread-safe.</remarks>
public sealed class SpreadRecorder
{
    /// <summary>The most events that are looked at; of longer streams the first.</summary>
    public const int Most = 1_000_000;

    /// <summary>Of the connections that one event reached at most.</summary>
    private const double NearlyAll = 0.95;

    private readonly long[] _first;
    private readonly long[] _last;
    private readonly int[] _count;

    /// <param name="events">Events of the stream; not negative.</param>
    public SpreadRecorder(long events)
    {
        var length = (int)Math.Min(events, Most);
        (_first, _last, _count) = (new long[length], new long[length], new int[length]);
    }

    /// <summary>A connection got an event.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="receivedNs">When, greater than 0.</param>
    public void Received(long index, long receivedNs)
    {
        if (index >= _first.Length) return;
        Interlocked.Increment(ref _count[index]);
        Lower(ref _first[index], receivedNs);
        Raise(ref _last[index], receivedNs);
    }

    /// <summary>The distances between first and last, of events that nearly as many connections got as any, and at least two: those sent while connections were still opened have fewer to reach.</summary>
    public LatencyHistogram Spread()
    {
        var histogram = new LatencyHistogram();
        var enough = Math.Max(2, NearlyAll * _count.Append(0).Max());
        for (var index = 0; index < _first.Length; index++)
            if (_count[index] >= enough) histogram.Record(_last[index] - _first[index]);
        return histogram;
    }

    private static void Lower(ref long place, long value)
    {
        for (var seen = Interlocked.Read(ref place); seen == 0 || value < seen;)
        {
            var now = Interlocked.CompareExchange(ref place, value, seen);
            if (now == seen) return;
            seen = now;
        }
    }

    private static void Raise(ref long place, long value)
    {
        for (var seen = Interlocked.Read(ref place); value > seen;)
        {
            var now = Interlocked.CompareExchange(ref place, value, seen);
            if (now == seen) return;
            seen = now;
        }
    }
}
