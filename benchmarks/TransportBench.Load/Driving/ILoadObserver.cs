namespace TransportBench.Load.Driving;

/// <summary>Sees a load test while it runs.</summary>
public interface ILoadObserver
{
    /// <summary>A test begins.</summary>
    /// <param name="transports">IDs of those that are loaded at once.</param>
    void OnBegin(IReadOnlyList<string> transports);

    /// <summary>A second has passed.</summary>
    /// <param name="transport">ID of the transport.</param>
    /// <param name="second">What happened in it.</param>
    void OnSecond(string transport, LoadSecond second);
}
