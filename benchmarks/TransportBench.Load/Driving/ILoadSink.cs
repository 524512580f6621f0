namespace TransportBench.Load.Driving;

/// <summary>Told what a connection of a load test sees.</summary>
public interface ILoadSink
{
    /// <summary>An event arrived for the first time.</summary>
    /// <param name="latencyNs">Since its intended send, in ns; <see langword="null"/>: nobody here knows when that was.</param>
    /// <param name="bytes">Of its payload.</param>
    void Received(long? latencyNs, int bytes);

    /// <summary>What a connection has missed, had twice or out of order, or could not read; each as a difference.</summary>
    void Irregular(long lost, long duplicated, long outOfOrder, long corrupt);

    /// <summary>A connection was accepted.</summary>
    void Opened();

    /// <summary>A connection that was accepted is none any more, for whatever reason.</summary>
    void Left();

    /// <summary>A connection ended as it should.</summary>
    void Closed();

    /// <summary>A connection was refused or broke.</summary>
    /// <param name="reason">Few different ones.</param>
    void Failed(string reason);
}
