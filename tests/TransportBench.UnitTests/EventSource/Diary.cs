using TransportBench.EventSource;

namespace TransportBench.UnitTests.EventSource;

/// <summary>Keeps what an observer hears.</summary>
internal sealed class Diary : IEventSourceObserver
{
    public List<string> Named { get; } = [];

    public List<(Exception? Reason, TimeSpan Delay)> Disconnections { get; } = [];

    public int Opened { get; private set; }

    /// <summary>Called at each disconnection, before the wait.</summary>
    public Action OnWait { get; init; } = static () => { };

    public void OnConnecting(int attempt, string lastEventId) => Named.Add(lastEventId);

    public void OnOpen() => Opened++;

    public void OnDisconnected(Exception? reason, TimeSpan delay)
    {
        Disconnections.Add((reason, delay));
        OnWait();
    }
}
