namespace TransportBench.Measurement.Bytes;

/// <summary>Every byte of one connection, each under one name. All numbers are bytes unless they say otherwise.</summary>
public sealed record ByteTotals
{
    /// <summary>All bytes from the server.</summary>
    public long Down { get; init; }

    /// <summary>All bytes to the server.</summary>
    public long Up { get; init; }

    /// <summary>The application's bytes from the server, base64 undone, as they were on the wire if a compression was agreed on.</summary>
    public long Payload { get; init; }

    /// <summary>What the transport put around events from the server: frame headers, field syntax, lengths, the excess of base64.</summary>
    public long Framing { get; init; }

    /// <summary>HTTP/1.1 chunk framing, the last chunk left out; over HTTP/2 the headers of DATA frames.</summary>
    public long Chunking { get; init; }

    /// <summary>Opening and closing, both ways: heads, close frames, the last chunk; all of the answer if the feed was refused.</summary>
    public long Handshake { get; init; }

    /// <summary>Ping and pong frames, both ways.</summary>
    public long Control { get; init; }

    /// <summary>The application's bytes to the server.</summary>
    public long UpPayload { get; init; }

    /// <summary>What the transport put around events to the server.</summary>
    public long UpFraming { get; init; }

    /// <summary>Headers of HTTP/2 DATA frames to the server.</summary>
    public long UpChunking { get; init; }

    /// <summary>HTTP/2 WINDOW_UPDATE, PING and SETTINGS, both ways, seen after the first byte of a response body.</summary>
    public long FlowControl { get; init; }

    /// <summary>HTTP/2 DATA frames from the server that carry content, a number of frames.</summary>
    public long DataFrames { get; init; }

    /// <summary>HTTP/2 DATA frames to the server that carry content, a number of frames.</summary>
    public long UpDataFrames { get; init; }

    /// <summary>HTTP heads, both ways, seen after the first byte of a response body.</summary>
    public long HttpHeaderBytesAfterHandshake { get; init; }

    /// <summary>Complete events from the server, a number of events.</summary>
    public long Events { get; init; }

    /// <summary>Complete events to the server, a number of events.</summary>
    public long UpEvents { get; init; }

    /// <summary>Bytes that no name fits: 0 unless the protocol was broken.</summary>
    public long Unnamed => Down + Up
        - (Payload + Framing + Chunking + Handshake + Control + UpPayload + UpFraming + UpChunking + FlowControl + HttpHeaderBytesAfterHandshake);
}
