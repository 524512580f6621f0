namespace TransportBench.Measurement.Bytes;

/// <summary>Types of HTTP/2 frames (RFC 9113 §6).</summary>
internal enum Http2FrameType
{
    Data,
    Headers,
    Priority,
    RstStream,
    Settings,
    PushPromise,
    Ping,
    GoAway,
    WindowUpdate,
    Continuation,
}
