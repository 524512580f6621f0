namespace TransportBench.Load.Driving;

/// <summary>What a load test does with its connections.</summary>
public enum LoadMode
{
    /// <summary>Reads the live stream of a server of ours: payloads and intended sends are known, the clock is the same.</summary>
    Deliver,

    /// <summary>Sends events and has them back: one clock, wherever the server is.</summary>
    Echo,

    /// <summary>Reads the stream of a server that is not ours: what it sends and when is its own, so there is no delivery latency.</summary>
    Listen,
}
