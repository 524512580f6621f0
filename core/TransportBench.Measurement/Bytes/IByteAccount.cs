namespace TransportBench.Measurement.Bytes;

/// <summary>A tap that gives every byte a name, however the bytes were split or coalesced.</summary>
public interface IByteAccount : IByteTap
{
    /// <summary>The account so far. Exact when no byte is passing; an event cut off in the middle is named by what was seen of it.</summary>
    ByteTotals Totals { get; }
}
