namespace TransportBench.Clients;

/// <summary>Application code that owns complete events.</summary>
public interface IEventReceiver
{
    /// <summary>A complete event.</summary>
    /// <param name="payload">Its bytes, decoded (base64 undone); valid during the call.</param>
    /// <param name="wireReceivedNs">When the read that completed it returned, under the framing layer, in <see cref="Measurement.Clock.MonotonicClock"/> ns.</param>
    /// <param name="receivedNs">When it was complete, before anything looked at it.</param>
    void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs);
}
