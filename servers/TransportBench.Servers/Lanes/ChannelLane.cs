using System.Threading.Channels;
using TransportBench.Core;
using TransportBench.Measurement.Logs;

namespace TransportBench.Servers.Lanes;

/// <summary>The idiomatic edition: a channel that the endpoint's request loop reads, as the framework's documentation writes it.</summary>
public sealed class ChannelLane : ServerLane
{
    private const int Capacity = 65_536;

    private readonly Channel<long> _channel = Channel.CreateBounded<long>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });

    private volatile bool _over;

    internal ChannelLane(string name, Lane lane, FeedRun run, StampLog? log)
        : base(name, lane, run, log)
    {
    }

    /// <inheritdoc/>
    public override void Offer(long index)
    {
        StampOffer(index);
        if (!_channel.Writer.TryWrite(index)) StampUnsent(index, _over ? NotSent.Failed : NotSent.Overflow);
    }

    /// <inheritdoc/>
    public override void Complete() => _channel.Writer.TryComplete();

    /// <inheritdoc/>
    public override void End(Exception? failure = null)
    {
        _over = true;
        _channel.Writer.TryComplete();
        while (_channel.Reader.TryRead(out var index)) StampUnsent(index, NotSent.Failed);
        base.End(failure);
    }

    /// <summary>The indices to send, as they become due.</summary>
    public IAsyncEnumerable<long> Indices(CancellationToken cancellationToken) =>
        Run.Options.Mode == FeedMode.Paced ? _channel.Reader.ReadAllAsync(cancellationToken) : UnpacedIndices(cancellationToken);
}
