using System.Collections.Concurrent;
using TransportBench.Measurement.Logs;

namespace TransportBench.Load.Driving;

/// <summary>Counts and times what thousands of connections see: a histogram and counters for each thread, added up when somebody asks.</summary>
/// <remarks>Thread-safe; a thread that counts takes a lock that nobody else wants but once a second.</remarks>
public sealed class LoadMeter : ILoadSink, IDisposable
{
    private const int SamplesBeyond = 100;

    /// <summary>Of a spread: an event is one sample, of all its connections.</summary>
    private const int EventsBeyond = 20;

    private static readonly (string Name, double Percentile)[] Percentiles = [("p50", 50), ("p90", 90), ("p95", 95), ("p99", 99), ("p999", 99.9)];

    private readonly ThreadLocal<Slice> _slices = new(() => new Slice(), trackAllValues: true);
    private readonly ConcurrentDictionary<string, long> _errors = new();
    private readonly LatencyHistogram _second = new();
    private LoadCounters _before = new();
    private long _opened;
    private long _closed;
    private int _open;

    /// <summary>All samples that were taken over by <see cref="Cut"/>.</summary>
    public LatencyHistogram Total { get; } = new();

    /// <summary>Connections that are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <inheritdoc/>
    public void Received(long? latencyNs, int bytes)
    {
        var slice = _slices.Value!;
        lock (slice.Lock)
        {
            if (latencyNs is { } known) slice.Latencies.Record(known);
            slice.Received++;
            slice.Bytes += bytes;
        }
    }

    /// <inheritdoc/>
    public void Irregular(long lost, long duplicated, long outOfOrder, long corrupt)
    {
        var slice = _slices.Value!;
        lock (slice.Lock)
        {
            slice.Lost += lost;
            slice.Duplicated += duplicated;
            slice.OutOfOrder += outOfOrder;
            slice.Corrupt += corrupt;
        }
    }

    /// <inheritdoc/>
    public void Opened()
    {
        Interlocked.Increment(ref _opened);
        Interlocked.Increment(ref _open);
    }

    /// <inheritdoc/>
    public void Left() => Interlocked.Decrement(ref _open);

    /// <inheritdoc/>
    public void Closed() => Interlocked.Increment(ref _closed);

    /// <inheritdoc/>
    public void Failed(string reason) => _errors.AddOrUpdate(reason, 1, (_, count) => count + 1);

    /// <summary>Everything so far. The latencies since the last call go into <see cref="Total"/>.</summary>
    /// <param name="latencies">Percentiles of the time since the last call, in µs; those with fewer than 100 samples beyond them are not there.</param>
    /// <param name="since">What was counted since the last call.</param>
    public LoadCounters Cut(out Dictionary<string, double> latencies, out LoadCounters since)
    {
        _second.Clear();
        var all = new LoadCounters { Opened = Interlocked.Read(ref _opened), Closed = Interlocked.Read(ref _closed), Errors = new Dictionary<string, long>(_errors) };
        foreach (var slice in _slices.Values)
        {
            lock (slice.Lock)
            {
                _second.Add(slice.Latencies);
                slice.Latencies.Clear();
                all = all with
                {
                    Received = all.Received + slice.Received,
                    Lost = all.Lost + slice.Lost,
                    Duplicated = all.Duplicated + slice.Duplicated,
                    OutOfOrder = all.OutOfOrder + slice.OutOfOrder,
                    Corrupt = all.Corrupt + slice.Corrupt,
                    PayloadBytes = all.PayloadBytes + slice.Bytes,
                };
            }
        }

        Total.Add(_second);
        latencies = PercentilesOf(_second);
        since = Difference(all, _before);
        _before = all;
        return all;
    }

    /// <summary>Everything so far, as a whole test is told.</summary>
    /// <param name="spread">When each event came first and last.</param>
    public LoadTotals Totals(SpreadRecorder spread)
    {
        var counters = Cut(out _, out _);
        return new LoadTotals
        {
            Counters = counters,
            Offered = counters.Received + counters.Lost,
            DeliveryLatencyUs = PercentilesOf(Total),
            MeanUs = Math.Round(Total.MeanNs / 1_000, 1),
            MaxUs = Math.Round(Total.MaxNs / 1_000.0, 1),
            SpreadUs = PercentilesOf(spread.Spread(), EventsBeyond),
            Histogram = Total.ToBase64(),
        };
    }

    /// <summary>The percentiles with enough samples beyond them, in µs.</summary>
    /// <param name="histogram">The samples.</param>
    /// <param name="beyond">How many are enough, at least 1.</param>
    public static Dictionary<string, double> PercentilesOf(LatencyHistogram histogram, int beyond = SamplesBeyond) => Percentiles
        .Where(one => histogram.Count * (1 - (one.Percentile / 100)) >= beyond)
        .ToDictionary(one => one.Name, one => Math.Round(histogram.PercentileNs(one.Percentile) / 1_000.0, 1));

    /// <inheritdoc/>
    public void Dispose() => _slices.Dispose();

    private static LoadCounters Difference(LoadCounters now, LoadCounters before) => new()
    {
        Received = now.Received - before.Received,
        Lost = now.Lost - before.Lost,
        Duplicated = now.Duplicated - before.Duplicated,
        OutOfOrder = now.OutOfOrder - before.OutOfOrder,
        Corrupt = now.Corrupt - before.Corrupt,
        PayloadBytes = now.PayloadBytes - before.PayloadBytes,
        Opened = now.Opened - before.Opened,
        Closed = now.Closed - before.Closed,
        Errors = now.Errors.Select(one => (one.Key, Count: one.Value - before.Errors.GetValueOrDefault(one.Key))).Where(one => one.Count > 0).ToDictionary(one => one.Key, one => one.Count),
    };

    private sealed class Slice
    {
        public Lock Lock { get; } = new();

        public LatencyHistogram Latencies { get; } = new();

        public long Received { get; set; }

        public long Bytes { get; set; }

        public long Lost { get; set; }

        public long Duplicated { get; set; }

        public long OutOfOrder { get; set; }

        public long Corrupt { get; set; }
    }
}
