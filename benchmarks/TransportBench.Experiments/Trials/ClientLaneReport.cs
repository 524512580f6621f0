using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Trials;

/// <summary>A lane at the client.</summary>
public sealed record ClientLaneReport
{
    /// <summary>Distinct events received.</summary>
    public long Received { get; init; }

    /// <summary>Events received again.</summary>
    public long Duplicated { get; init; }

    /// <summary>Events received after a later one.</summary>
    public long OutOfOrder { get; init; }

    /// <summary>Events that were no event of the feed.</summary>
    public long Corrupt { get; init; }

    /// <summary>The first corrupt event, in words.</summary>
    public string? FirstCorrupt { get; init; }

    /// <summary>Events that arrived otherwise than they were sent, where that is what is measured.</summary>
    public long Mismatches { get; init; }

    /// <summary>The same by index modulo 256, where that is what is measured.</summary>
    public IReadOnlyList<int> Broken { get; init; } = [];

    /// <summary>Payloads travelled as base64.</summary>
    public bool Base64 { get; init; }

    /// <summary>The byte account, where tapped.</summary>
    public ByteTotals? Bytes { get; init; }

    /// <summary>The account of the bytes under TLS, where tapped.</summary>
    public TlsTotals? Tls { get; init; }

    /// <summary>What the TCP layer counted.</summary>
    public TcpCounters? Tcp { get; init; }

    /// <summary>Single figures by name.</summary>
    public IReadOnlyDictionary<string, double>? Figures { get; init; }

    /// <summary>Why the connection ended early, or <see langword="null"/>.</summary>
    public string? Failure { get; init; }

    /// <summary>The drain bound passed before the stream ended.</summary>
    public bool TimedOut { get; init; }
}
