namespace TransportBench.Measurement.Pacing;

/// <summary>A lane as the pacer sees it.</summary>
public interface IPacedLane
{
    /// <summary>Takes over the event of that index for sending; never blocks, never throws, called by the pacer's thread alone.</summary>
    void Offer(long index);

    /// <summary>No event follows; called once, by the pacer's thread.</summary>
    void Complete();
}
