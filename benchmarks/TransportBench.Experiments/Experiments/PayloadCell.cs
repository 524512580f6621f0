namespace TransportBench.Experiments.Experiments;

/// <summary>The cells of <c>payload-kinds</c>.</summary>
public enum PayloadCell
{
    /// <summary>Nested JSON.</summary>
    Json,

    /// <summary>All 256 byte values, as base64 where the transport needs it.</summary>
    EveryByteValue,

    /// <summary>Binary, 1 MiB an event.</summary>
    BinaryMebibyte,

    /// <summary>Text of every Unicode plane in several lines, NUL included, no CR.</summary>
    EveryUnicodePlane,

    /// <summary>The same with LF, CR and CRLF.</summary>
    LineEndsAndNul,

    /// <summary>Each byte value between two letters, sent raw even where the transport cannot carry it.</summary>
    EveryByteValueRaw,
}
