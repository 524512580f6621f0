namespace TransportBench.Measurement.Pacing;

/// <summary>Who offers the events of lanes that run at once, and in which order.</summary>
public enum PacingScheme
{
    /// <summary>One pacer for all lanes, slots shuffled per group: what every measurement uses.</summary>
    ShuffledSlots,

    /// <summary>One pacer, the lanes always in the same order. For calibration only: the first lane meets another machine than the second.</summary>
    FixedSlots,

    /// <summary>A pacer per lane, at phases drawn per trial. For calibration only: pacers lock into phase with one another.</summary>
    PacerPerLane,
}
