namespace TransportBench.Measurement.Bytes;

/// <summary>What the kernel counted on one TCP connection (Linux <c>TCP_INFO</c>), seen from one end.</summary>
/// <param name="BytesSent">Payload bytes sent, retransmissions left out.</param>
/// <param name="BytesReceived">Payload bytes received in order.</param>
/// <param name="SegmentsOut">Segments sent, pure ACKs included.</param>
/// <param name="SegmentsIn">Segments received, pure ACKs included.</param>
/// <param name="Retransmits">Segments sent again.</param>
public readonly record struct TcpCounters(long BytesSent, long BytesReceived, long SegmentsOut, long SegmentsIn, long Retransmits);
