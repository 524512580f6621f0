using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Pacing;

namespace TransportBench.Servers.Broadcast;

/// <summary>One live stream on its schedule, for all who listen over WebSocket or SSE: nothing is kept for who comes later.</summary>
/// <remarks>Events carry their sequence in the payload and no field beside; a listener begins with the event that comes next. Thread-safe.</remarks>
public sealed class BroadcastFeed : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<Transport, Audience> _audiences;
    private readonly Task _pacing;

    /// <param name="run">What is sent, and when.</param>
    /// <param name="options">Since when.</param>
    /// <exception cref="ArgumentException">The payloads carry no sequence.</exception>
    public BroadcastFeed(FeedRunOptions run, BroadcastOptions options)
    {
        var feed = new Feed(run.Seed, run.Workload);
        if (!feed.HasSequence) throw new ArgumentException($"payloads of {feed.Size} B carry no sequence; at least {Feed.MinimumSequencedSize} B are needed", nameof(run));
        var (frames, blocks) = (new WebSockets.Encoder(feed), new ServerSentEvents.Encoder(feed, EventFields.None, base64: !feed.IsRawInEventStream));
        _audiences = new()
        {
            [Transports.WebSocket] = new Audience(index => Encoded(frames.MaxEncodedLength, buffer => frames.Encode(index, buffer)), Environment.ProcessorCount),
            [Transports.ServerSentEvents] = new Audience(index => Encoded(blocks.MaxEncodedLength, buffer => blocks.Encode(index, buffer)), Environment.ProcessorCount),
        };
        var plan = new SlotPlan(ArrivalSchedules.Create(run.Workload, run.Seed, TimeSpan.FromMicroseconds(1)), run.Seed, lanes: 1, slotNs: 1_000);
        var pacer = new Pacer(plan, [new Everybody(_audiences.Values)], run.Workload.TotalEvents);
        var start = options.StartNs ?? MonotonicClock.NowNs;
        _pacing = RunAsync(pacer, start, start + (options.Lasting.Ticks * 100));
    }

    /// <summary>Who listens over a transport; <see langword="null"/>: nobody can.</summary>
    internal Audience? Find(Transport transport) => _audiences.GetValueOrDefault(transport);

    /// <summary>The host stops: the stream is over for everybody.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pacing;
        _stop.Dispose();
    }

    private async Task RunAsync(Pacer pacer, long startNs, long endNs)
    {
        await pacer.RunAsync(startNs, _stop.Token);
        var left = TimeSpan.FromTicks(Math.Max(0, endNs - MonotonicClock.NowNs) / 100);
        await Task.Delay(left, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var audience in _audiences.Values) audience.Complete();
    }

    private delegate int Encode(Span<byte> buffer);

    private static byte[] Encoded(int length, Encode encode)
    {
        var buffer = new byte[length];
        var used = encode(buffer);
        return used == length ? buffer : buffer[..used];
    }

    private sealed class Everybody(IReadOnlyCollection<Audience> audiences) : IPacedLane
    {
        public void Offer(long index)
        {
            foreach (var audience in audiences) audience.Offer(index);
        }

        public void Complete()
        {
            // The stream may last longer.
        }
    }
}
