namespace TransportBench.Experiments.Results;

/// <summary>The byte account of a lane over a trial; every byte has a name.</summary>
/// <param name="Down">Server to client, all bytes above TCP.</param>
/// <param name="Up">Client to server, all bytes above TCP.</param>
/// <param name="Payload">Payload bytes of events, downwards; as they were on the wire if they were compressed.</param>
/// <param name="Framing">WebSocket headers, or SSE field syntax (base64's excess included), downwards.</param>
/// <param name="Chunking">HTTP/1.1 chunk framing of events, or headers of HTTP/2 DATA frames, downwards.</param>
/// <param name="Handshake">Opening and closing the connection, both directions, TLS left out.</param>
/// <param name="Residual">What the TCP layer counted and no name covers, plus what the wire model predicted otherwise: must be 0.</param>
/// <param name="Events">Events downwards that the account covers.</param>
/// <param name="UpPayload">Payload bytes of events, upwards.</param>
/// <param name="UpFraming">WebSocket headers and masks of events, upwards.</param>
/// <param name="UpEvents">Events upwards that the account covers.</param>
/// <param name="HttpHeaderBytesAfterHandshake">HTTP header bytes seen after the handshake, both directions.</param>
/// <param name="Predicted">What the wire model says framing and chunking are; <see langword="null"/> for a compressed lane, whose sizes no model knows.</param>
/// <param name="Kernel">Whether the kernel's count (TCP_INFO) was read and is part of the residual; where it was not, the account ends at the tap.</param>
public sealed record BytesRow(
    long Down, long Up, long Payload, long Framing, long Chunking, long Handshake, long Residual, long Events,
    long UpPayload, long UpFraming, long UpEvents, long HttpHeaderBytesAfterHandshake, long? Predicted,
    bool Kernel = false)
{
    /// <summary>HTTP/2; <see langword="null"/> over HTTP/1.1.</summary>
    public Http2Row? Http2 { get; init; }

    /// <summary>TLS; <see langword="null"/> in clear.</summary>
    public TlsRow? Tls { get; init; }

    /// <summary>TCP segments; <see langword="null"/> where the system does not say.</summary>
    public SegmentsRow? Segments { get; init; }

    /// <summary>What a packet capture saw; <see langword="null"/> where there was none.</summary>
    public CapturedRow? Captured { get; init; }
}
