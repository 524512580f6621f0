using System.Net;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Core.Schedules;

namespace TransportBench.Load.Driving;

/// <summary>Opens and closes connections as their profile asks.</summary>
/// <remarks>Belongs to one loop; the connections themselves run on the thread pool.</remarks>
internal sealed class ConnectionPool(LoadPlan plan, LoadStream stream, LoadMeter meter) : IDisposable
{
    /// <summary>Connections from one source address before the next is taken: below what the system has ports for.</summary>
    private const int PerSource = 20_000;

    private readonly LoadProfile _profile = new(plan.Scenario.Connections);
    private readonly SemaphoreSlim _opening = new(plan.Opening);
    private readonly List<(LoadConnection Connection, Task Running)> _standing = [];
    private readonly Queue<(TimeSpan Until, LoadConnection Connection, Task Running)> _sessions = new();
    private long _injected;
    private int _made;
    private volatile int _wanted;

    /// <summary>Connections that should be open now.</summary>
    public int Wanted => _wanted;

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
    public void Dispose() => _opening.Dispose();

    private (LoadConnection Connection, Task Running) Begin(CancellationToken cancellationToken)
    {
        var connection = new LoadConnection(Client(_made++), stream, meter);
        return (connection, connection.RunAsync(_opening, cancellationToken));
    }

    private IFeedClient Client(int number)
    {
        var transport = Transports.Find(plan.Transport)!;
        return FeedClients.Socket.Create(transport, new FeedRequest
        {
            Url = plan.Url!,
            Lane = "load",
            Edition = "tuned",
            Run = "load",
            BufferBytes = Math.Max(1_024, plan.Scenario.SizeBytes * 2),
            MaxPayloadBytes = plan.Scenario.SizeBytes * 2,
            Base64InText = !stream.Feed.IsRawInEventStream,
            Source = number >= PerSource && plan.Url!.IsLoopback ? new IPAddress([127, 0, 1, (byte)(number / PerSource)]) : null,
        });
    }
}
