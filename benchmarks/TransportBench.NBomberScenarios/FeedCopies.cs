using System.Collections.Concurrent;
using TransportBench.Load.Driving;

namespace TransportBench.NBomberScenarios;

/// <summary>The connections of a scenario: one for each of its copies, kept from iteration to iteration, and one for each session.</summary>
/// <remarks>Thread-safe; a copy's number belongs to one copy at a time.</remarks>
internal sealed class FeedCopies(LoadPlan plan) : IAsyncDisposable
{
    private const int Inbox = 1_024;

    private readonly LoadStream _stream = new(plan);
    private readonly SemaphoreSlim _opening = new(plan.Opening);
    private readonly ConcurrentDictionary<int, FeedCopy> _copies = new();
    private readonly ConcurrentDictionary<LoadConnection, Task> _running = new();
    private readonly CancellationTokenSource _ending = new();
    private int _made;
    private int _isOver;
    private long _passedOver;

    /// <summary>Counts and times everything that arrives.</summary>
    public LoadMeter Meter { get; } = new();

    /// <summary>Events that arrived and were no iteration.</summary>
    public long PassedOver => Interlocked.Read(ref _passedOver) + _copies.Values.Sum(copy => copy.PassedOver);

    /// <summary>What a copy reads; the first call connects.</summary>
    /// <param name="number">The copy's own.</param>
    public FeedCopy Of(int number) => _copies.GetOrAdd(number, _ => Begin().Copy);

    /// <summary>A connection for as long as a session takes.</summary>
    /// <param name="session">What happens on it.</param>
    public async Task DuringAsync(Func<FeedCopy, Task> session)
    {
        var (copy, connection) = Begin();
        try
        {
            await session(copy);
        }
        finally
        {
            await connection.CloseAsync();
            if (_running.TryRemove(connection, out var running)) await running;
            Interlocked.Add(ref _passedOver, copy.PassedOver);
        }
    }

    /// <summary>The whole test so far.</summary>
    public LoadTotals Totals() => Meter.Totals(_stream.Spread);

    /// <summary>Closes every connection; what was counted stays. Again does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 1) return;
        await _ending.CancelAsync();
        await Task.WhenAll(_running.Values);
        _ending.Dispose();
        _opening.Dispose();
    }

    private (FeedCopy Copy, LoadConnection Connection) Begin()
    {
        var copy = new FeedCopy(Meter, Inbox);
        var connection = new LoadConnection(LoadClients.Create(plan, _stream.Feed, Interlocked.Increment(ref _made) - 1), new DeliveryReader(_stream, copy), copy);
        _running[connection] = connection.RunAsync(_opening, _ending.Token);
        return (copy, connection);
    }
}
