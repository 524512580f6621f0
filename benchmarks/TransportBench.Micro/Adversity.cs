namespace TransportBench.Micro;

/// <summary>How a stream arrives.</summary>
public enum Adversity
{
    /// <summary>As it should: many events to a read.</summary>
    None,

    /// <summary>A byte to a read.</summary>
    ByteByByte,

    /// <summary>Three bytes to a read, so that most cut a character.</summary>
    CutWithinCharacters,

    /// <summary>CRLF as line end, two bytes to a read, so that many cut between CR and LF.</summary>
    CutWithinLineEnds,

    /// <summary>A comment as long as the event before each.</summary>
    Comments,
}
