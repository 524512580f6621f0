using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Results;

/// <summary>What the kernels counted of a connection's TCP segments, its opening included: at the client's end and, where known, at the server's, each just before it closed.</summary>
/// <param name="Down">Segments the client received, pure ACKs among them.</param>
/// <param name="Up">Segments the client sent, pure ACKs among them.</param>
/// <param name="Retransmitted">Segments sent again, by either; <see langword="null"/> where the server's are not known: it sends nearly all.</param>
/// <param name="ServerDown">Segments the server sent; <see langword="null"/> where its connection was not closed in time to know.</param>
/// <param name="ServerUp">Segments the server received.</param>
public sealed record SegmentsRow(long Down, long Up, long? Retransmitted, long? ServerDown = null, long? ServerUp = null)
{
    /// <summary>From the counters of both ends.</summary>
    /// <param name="client">The client's.</param>
    /// <param name="server">The server's; <see langword="null"/>: its connection was gone before it could be asked.</param>
    public static SegmentsRow Of(TcpCounters client, TcpCounters? server) =>
        new(client.SegmentsIn, client.SegmentsOut, client.Retransmits + server?.Retransmits, server?.SegmentsOut, server?.SegmentsIn);
}
