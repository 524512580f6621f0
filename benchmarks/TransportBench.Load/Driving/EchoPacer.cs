using TransportBench.Measurement.Clock;

namespace TransportBench.Load.Driving;

/// <summary>One thread that has every connection send when it is due.</summary>
/// <remarks>Sleeps until the earliest; never spins. <see cref="Add"/> is thread-safe. A connection that is added is seen within two milliseconds.</remarks>
internal sealed class EchoPacer : IDisposable
{
    private const long LongestSleepNs = 2_000_000;

    private readonly PriorityQueue<EchoReader, long> _waiting = new();
    private readonly Queue<EchoReader> _added = new();
    private readonly Lock _lock = new();
    private readonly Thread _thread;
    private volatile bool _isOver;
    private long _lateNs;

    /// <summary>Starts the thread.</summary>
    public EchoPacer()
    {
        _thread = new Thread(Run) { Name = "echo pacer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How late the latest send since the last call was, in ns: what the driver adds to round trips itself. Thread-safe.</summary>
    public long TakeLateNs() => Interlocked.Exchange(ref _lateNs, 0);

    /// <summary>From now on it sends when it is due.</summary>
    public void Add(EchoReader reader)
    {
        lock (_lock) _added.Enqueue(reader);
    }

    /// <summary>Ends the thread; nobody sends any more.</summary>
    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    private void Run()
    {
        AbsoluteSleeper.PrepareThread();
        while (!_isOver)
        {
            Take();
            var due = _waiting.TryPeek(out _, out var earliest) ? earliest : long.MaxValue;
            var now = MonotonicClock.NowNs;
            if (due > now)
            {
                AbsoluteSleeper.SleepUntil(Math.Min(due, now + LongestSleepNs));
                continue;
            }

            var reader = _waiting.Dequeue();
            if (now - due > Interlocked.Read(ref _lateNs)) Interlocked.Exchange(ref _lateNs, now - due);
            if (reader.DueNs <= now) reader.Send();
            Wait(reader);
        }
    }

    private void Take()
    {
        lock (_lock)
        {
            while (_added.TryDequeue(out var reader)) Wait(reader);
        }
    }

    private void Wait(EchoReader reader)
    {
        if (reader.DueNs is var due && due < long.MaxValue) _waiting.Enqueue(reader, due);
        else reader.Leave();
    }
}
