using TransportBench.Core.Schedules;
using TransportBench.Measurement.Clock;

namespace TransportBench.Load.Driving;

/// <summary>Drives the connections of a load test from its begin to its end.</summary>
/// <remarks>One loop ticks every 10 ms; how late it comes, and how late sockets are read, is what the driver itself is behind.</remarks>
public sealed class LoadDriver : IDisposable
{
    private const int TicksPerProbe = 5;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    private readonly LoadPlan _plan;
    private readonly LoadStream _stream;
    private readonly LoadMeter _meter = new();
    private readonly ReadProbe _probe = new();
    private readonly ConnectionPool _pool;
    private readonly CancellationTokenSource _stop = new();
    private readonly LoadProfile _rate;
    private double _offered;
    private double _offeredBefore;
    private TimeSpan _counted;
    private long _lateNs;
    private TimeSpan _cpu = Environment.CpuUsage.TotalTime;

    /// <param name="plan">What to do; its <see cref="LoadPlan.Url"/> is known.</param>
    public LoadDriver(LoadPlan plan)
    {
        _plan = plan;
        _stream = new LoadStream(plan);
        _rate = new LoadProfile(plan.Scenario.Events);
        _pool = new ConnectionPool(plan, _stream, _meter);
    }

    /// <summary>Runs the scenario to its end.</summary>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            await UntilAsync(_plan.StartNs, ending.Token);
            for (var tick = 0L; ; tick++)
            {
                var due = _plan.StartNs + (tick * Tick.Ticks * 100);
                await UntilAsync(due, ending.Token);
                var now = MonotonicClock.NowNs;
                NoteLate(now - due);
                if (tick % TicksPerProbe == 0) _probe.Send();
                Count(now);
                if (Since(now) >= _plan.Scenario.Duration) break;
                await _pool.FollowAsync(Since(now), ending.Token);
            }

            await _pool.DrainAsync(_plan.Mode == LoadMode.Listen ? TimeSpan.Zero : Drain); // Another server's stream need not end.
        }
        catch (OperationCanceledException)
        {
            await _pool.DrainAsync(TimeSpan.Zero);
        }
    }

    /// <summary>What happened since the last call.</summary>
    public LoadSecond Cut()
    {
        _meter.Cut(out var latencies, out var since);
        var (offered, cpu) = (Volatile.Read(ref _offered), Environment.CpuUsage.TotalTime);
        var second = new LoadSecond
        {
            At = Math.Round(Since(MonotonicClock.NowNs).TotalSeconds, 2),
            WantedConnections = _pool.Wanted,
            OpenConnections = _meter.Open,
            Offered = _plan.Mode == LoadMode.Listen ? since.Received + since.Lost : (long)Math.Round(offered - _offeredBefore), // What another server offers shows in its sequences alone.
            Counters = since,
            DeliveryLatencyUs = latencies,
            DriverCpuSeconds = Math.Round((cpu - _cpu).TotalSeconds, 3),
            DriverLateMs = Math.Round(Math.Max(_probe.TakeLateNs(), Math.Max(Interlocked.Exchange(ref _lateNs, 0), _pool.TakeLateNs())) / 1e6, 2),
        };
        (_offeredBefore, _cpu) = (offered, cpu);
        return second;
    }

    /// <summary>The whole test, once it is over.</summary>
    public LoadTotals Totals() => _meter.Totals(_stream.Spread);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _pool.Dispose();
        _probe.Dispose();
        _meter.Dispose();
        _stop.Dispose();
    }

    private void Count(long now)
    {
        var at = Since(now) < _plan.Scenario.Duration ? Since(now) : _plan.Scenario.Duration;
        var middle = _counted + ((at - _counted) / 2);
        if (middle < _rate.Duration) Volatile.Write(ref _offered, _offered + (_rate.LevelAt(middle) * (at - _counted).TotalSeconds * _meter.Open));
        _counted = at;
    }

    private TimeSpan Since(long nowNs) => TimeSpan.FromTicks((nowNs - _plan.StartNs) / 100);

    private void NoteLate(long lateNs)
    {
        if (lateNs > Interlocked.Read(ref _lateNs)) Interlocked.Exchange(ref _lateNs, lateNs);
    }

    private static Task UntilAsync(long instantNs, CancellationToken cancellationToken)
    {
        var left = instantNs - MonotonicClock.NowNs;
        return left <= 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left / 1e6)), cancellationToken);
    }
}
