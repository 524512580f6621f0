namespace TransportBench.Measurement.Bytes;

/// <summary>Every byte of one connection under TLS 1.3, each under one name beside the plain text. All numbers are bytes unless they say otherwise.</summary>
public sealed record TlsTotals
{
    /// <summary>All bytes from the server, below TLS.</summary>
    public long Down { get; init; }

    /// <summary>All bytes to the server, below TLS.</summary>
    public long Up { get; init; }

    /// <summary>Records from the server that carry plain text, a number of records.</summary>
    public long Records { get; init; }

    /// <summary>Records to the server that carry plain text, a number of records.</summary>
    public long UpRecords { get; init; }

    /// <summary>What these records cost beside their content, from the server.</summary>
    public long Framing { get; init; }

    /// <summary>What these records cost beside their content, to the server.</summary>
    public long UpFraming { get; init; }

    /// <summary>The handshake, session tickets, and at the end what was not read any more, the closing alert among it; both ways.</summary>
    public long Handshake { get; init; }

    /// <summary>Bytes that no name fits: 0 unless the lengths of the records fit no plain text.</summary>
    public long Unnamed { get; init; }

    /// <summary>The content of each record from the server that carries plain text, in bytes, in order.</summary>
    public IReadOnlyList<int> Contents { get; init; } = [];
}
