namespace TransportBench.Experiments.Results;

/// <summary>What TLS 1.3 added.</summary>
/// <param name="Records">Records of plain text, downwards.</param>
/// <param name="UpRecords">Records of plain text, upwards.</param>
/// <param name="Framing">Their headers, types and tags, downwards.</param>
/// <param name="UpFraming">Their headers, types and tags, upwards.</param>
/// <param name="Handshake">Handshake, tickets and closing alerts, both directions.</param>
public sealed record TlsRow(long Records, long UpRecords, long Framing, long UpFraming, long Handshake);
