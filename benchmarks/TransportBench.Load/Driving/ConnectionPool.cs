using TransportBench.Core.Schedules;

namespace TransportBench.Load.Driving;

/// <summary>Opens and closes connections as their profile asks.</summary>
/// <remarks>Belongs to one loop; the connections themselves run on the thread pool.</remarks>
internal sealed class ConnectionPool(LoadPlan plan, LoadStream stream, LoadMeter meter) : IDisposable
{
    private static readonly double GoldenSection = (Math.Sqrt(5) - 1) / 2;

    private readonly LoadProfile _profile = new(plan.Scenario.Connections);
    private readonly SemaphoreSlim _opening = new(plan.Opening);
    private readonly EchoPacer? _pacer = plan.Mode == LoadMode.Echo ? new() : null;
    private readonly List<(LoadConnection Connection, Task Running)> _standing = [];
    private readonly Queue<(TimeSpan Until, LoadConnection Connection, Task Running)> _sessions = new();
    private long _injected;
    private int _made;
    private volatile int _wanted;

    /// <summary>Connections that should be open now.</summary>
    public int Wanted => _wanted;

    /// <summary>How late sends of the connections themselves were at worst since the last call, in ns; 0 where they send nothing.</summary>
    public long TakeLateNs() => _pacer?.TakeLateNs() ?? 0;

    /// <summary>Opens what is missing and closes what is too much at an instant.</summary>
    /// <param name="at">Since the begin.</param>
    /// <param name="cancellationToken">Ends the connections.</param>
    public async Task FollowAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        var wanted = (int)Math.Round(_profile.LevelAt(at));
        while (_standing.Count < wanted) _standing.Add(Begin(cancellationToken));
        while (_standing.Count > wanted)
        {
            await _standing[^1].Connection.CloseAsync();
            _standing.RemoveAt(_standing.Count - 1);
        }

        for (var injected = (long)_profile.InjectedBy(at); _injected < injected; _injected++)
        {
            var (connection, running) = Begin(cancellationToken);
            _sessions.Enqueue((at + plan.Scenario.Session!.Value, connection, running));
        }

        while (_sessions.TryPeek(out var oldest) && oldest.Until <= at) await _sessions.Dequeue().Connection.CloseAsync();
        _wanted = _standing.Count + _sessions.Count;
    }

    /// <summary>Waits until the server has ended every connection, and ends those that it has not.</summary>
    /// <param name="patience">How long to wait.</param>
    public async Task DrainAsync(TimeSpan patience)
    {
        var all = Task.WhenAll([.. _standing.Select(one => one.Running), .. _sessions.Select(one => one.Running)]);
        if (await Task.WhenAny(all, Task.Delay(patience)) == all) return;
        foreach (var (connection, _) in _standing) await connection.CloseAsync();
        foreach (var (_, connection, _) in _sessions) await connection.CloseAsync();
        await all;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pacer?.Dispose();
        _opening.Dispose();
    }

    private (LoadConnection Connection, Task Running) Begin(CancellationToken cancellationToken)
    {
        var connection = new LoadConnection(LoadClients.Create(plan, stream.Feed, _made), Reader(_made), meter);
        _made++;
        return (connection, connection.RunAsync(_opening, cancellationToken));
    }

    private ILoadReader Reader(int number) => plan.Mode switch
    {
        LoadMode.Echo => new EchoReader(stream, number * GoldenSection % 1, _pacer!, meter), // However many there are, they lie evenly between two events (Weyl 1916).
        LoadMode.Listen => new ListeningReader(meter),
        _ => new DeliveryReader(stream, meter),
    };
}
