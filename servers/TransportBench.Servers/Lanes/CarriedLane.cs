namespace TransportBench.Servers.Lanes;

/// <summary>The lane that a connection carries, as a feature of the connection: who ends it last reads its counters.</summary>
internal sealed class CarriedLane
{
    /// <summary>The lane; <see langword="null"/> before a request has asked for one.</summary>
    public ServerLane? Lane { get; set; }
}
