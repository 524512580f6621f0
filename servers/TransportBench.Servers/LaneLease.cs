using TransportBench.Servers.Lanes;

namespace TransportBench.Servers;

/// <summary>A connection's hold on a lane.</summary>
/// <remarks>Disposing ends what was made for this connection alone.</remarks>
public sealed class LaneLease : IDisposable
{
    private Action? _release;

    /// <param name="lane">The lane.</param>
    /// <param name="release">Called once at the end; may be <see langword="null"/>.</param>
    public LaneLease(ServerLane lane, Action? release)
    {
        Lane = lane;
        _release = release;
    }

    /// <summary>The lane.</summary>
    public ServerLane Lane { get; }

    /// <summary>Begins the feed made for this connection alone, once it is attached; nothing for a run of the coordinator.</summary>
    public Action Begin { get; init; } = static () => { };

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
