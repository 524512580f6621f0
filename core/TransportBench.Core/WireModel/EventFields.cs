namespace TransportBench.Core.WireModel;

/// <summary>Which fields an event of a stream carries beside <c>data</c>.</summary>
public enum EventFields
{
    /// <summary><c>data</c> alone.</summary>
    None,

    /// <summary><c>event: message</c> and <c>id:</c> with the decimal sequence number: what resumption needs.</summary>
    EventAndId,
}
