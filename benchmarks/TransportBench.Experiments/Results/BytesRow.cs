namespace TransportBench.Experiments.Results;

/// <summary>The byte account of a lane over a trial; every byte has a name.</summary>
/// <param name="Down">Server to client, all bytes.</param>
/// <param name="Up">Client to server, all bytes.</param>
/// <param name="Payload">Payload bytes of events, downwards.</param>
/// <param name="Framing">WebSocket headers, or SSE field syntax (base64's excess included), downwards.</param>
/// <param name="Chunking">HTTP/1.1 chunk framing of events, downwards.</param>
/// <param name="Handshake">Opening and closing the connection, both directions.</param>
/// <param name="Residual">What the TCP layer counted and no name covers, plus what the wire model predicted otherwise: must be 0.</param>
/// <param name="Events">Events downwards that the account covers.</param>
/// <param name="UpPayload">Payload bytes of events, upwards.</param>
/// <param name="UpFraming">WebSocket headers and masks of events, upwards.</param>
/// <param name="UpEvents">Events upwards that the account covers.</param>
/// <param name="HttpHeaderBytesAfterHandshake">HTTP header bytes seen after the handshake, both directions.</param>
/// <param name="Predicted">What the wire model says framing and chunking are.</param>
/// <param name="Kernel">Whether the kernel's count (TCP_INFO) was read and is part of the residual; where it was not, the account ends at the tap.</param>
public sealed record BytesRow(
    long Down, long Up, long Payload, long Framing, long Chunking, long Handshake, long Residual, long Events,
    long UpPayload, long UpFraming, long UpEvents, long HttpHeaderBytesAfterHandshake, long Predicted,
    bool Kernel = false);
