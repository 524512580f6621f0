namespace TransportBench.Servers.Broadcast;

/// <summary>An event as it goes over a transport; the same bytes for every listener.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Bytes">With framing, without HTTP's chunks.</param>
internal sealed record EncodedEvent(long Index, byte[] Bytes);
