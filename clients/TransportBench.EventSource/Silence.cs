namespace TransportBench.EventSource;

/// <summary>Cancels its token once nothing was heard for a bound; one timer tick per bound, however much is heard.</summary>
/// <remarks>Thread-safe. Without a bound it never does anything.</remarks>
internal sealed class Silence : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _bound;
#pragma warning disable CA2213 // A tick may be under way, and without a timer or a handle of its own there is nothing to release.
    private readonly CancellationTokenSource _over = new();
#pragma warning restore CA2213
    private readonly ITimer? _timer;
    private long _heard;

    /// <param name="time">The clock.</param>
    /// <param name="bound">How long silence may last; <see langword="null"/>: for ever.</param>
    public Silence(TimeProvider time, TimeSpan? bound)
    {
        _time = time;
        _bound = bound ?? Timeout.InfiniteTimeSpan;
        _heard = time.GetTimestamp();
        if (bound is not null)
            _timer = time.CreateTimer(static state => ((Silence)state!).Tick(), this, _bound, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the silence has lasted too long.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Something was heard just now.</summary>
    public void Heard() => Volatile.Write(ref _heard, _time.GetTimestamp());

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Tick()
    {
        var left = _bound - _time.GetElapsedTime(Volatile.Read(ref _heard));
        if (left <= TimeSpan.Zero)
            _over.Cancel();
        else
            _timer!.Change(left < Shortest ? Shortest : left, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Timers count whole milliseconds: less would tick at once, again and again.</summary>
    private static TimeSpan Shortest => TimeSpan.FromMilliseconds(1);
}
