namespace TransportBench.Servers;

/// <summary>What decides when an event is sent.</summary>
public enum FeedMode
{
    /// <summary>Open model: one pacer for all lanes of the run.</summary>
    Paced,

    /// <summary>Closed by back-pressure: as fast as the connection takes them, until the run is stopped.</summary>
    Saturated,

    /// <summary>As soon as a client asks: a finite answer per connection.</summary>
    Immediate,
}
