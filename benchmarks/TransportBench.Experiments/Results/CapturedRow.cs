namespace TransportBench.Experiments.Results;

/// <summary>What a packet capture saw of a connection, from its opening to the client's end of it.</summary>
/// <param name="Down">Packets from the server.</param>
/// <param name="Up">Packets to the server.</param>
/// <param name="IpBytesDown">Bytes of these packets from the server, IP header included.</param>
/// <param name="IpBytesUp">Bytes of these packets to the server, IP header included.</param>
/// <param name="DataDown">Bytes above TCP from the server.</param>
/// <param name="DataUp">Bytes above TCP to the server.</param>
public sealed record CapturedRow(long Down, long Up, long IpBytesDown, long IpBytesUp, long DataDown, long DataUp);
