namespace TransportBench.Core.WireModel;

/// <summary>The control's framing: a 32-bit big-endian length before each payload.</summary>
public static class LengthPrefixFraming
{
    /// <summary>What an event costs beside its payload, in bytes.</summary>
    public const int Overhead = sizeof(int);
}
