namespace TransportBench.Experiments.Results;

/// <summary>What one lane did in one trial.</summary>
/// <remarks>Percentiles come from the histogram alone; a percentile with fewer than 100 samples beyond it is <see langword="null"/> and never printed.</remarks>
public sealed record TrialRow
{
    /// <summary>ID of the trial (slice): <c>r03/delivery-latency/tuned-128B-1000</c>. Rows of lanes that ran together share it.</summary>
    public required string Id { get; init; }

    /// <summary>ID of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The cell of the experiment's grid: what is held still in it, for example <c>tuned, text 128 B, 1000/s</c>.</summary>
    public required string Conditions { get; init; }

    /// <summary>Zero-based round.</summary>
    public required int Round { get; init; }

    /// <summary>Seed of the trial.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The lane.</summary>
    public required LaneRow Lane { get; init; }

    /// <summary>Which copy of the lane in this trial: 0, or 1 for the second one of the built-in A/A.</summary>
    public int Copy { get; init; }

    /// <summary>What was sent.</summary>
    public required WorkloadRow Workload { get; init; }

    /// <summary>The accounting; it balances, or the trial is void.</summary>
    public required CountsRow Counts { get; init; }

    /// <summary>Received − IntendedSend, the headline; <see langword="null"/> where the workload is not open.</summary>
    public LatencyRow? DeliveryLatencyUs { get; init; }

    /// <summary>ActualSend − IntendedSend.</summary>
    public LatencyRow? PacingLagUs { get; init; }

    /// <summary>Received − ActualSend.</summary>
    public LatencyRow? TransitTimeUs { get; init; }

    /// <summary>Received − WireReceived.</summary>
    public LatencyRow? ClientFramingTimeUs { get; init; }

    /// <summary>This lane against each other one of the trial, event by event, by that lane's name (<c>#1</c> behind it for a second copy); <see langword="null"/> where lanes were not paced together.</summary>
    public IReadOnlyDictionary<string, PairedRow>? Paired { get; init; }

    /// <summary>The byte account; <see langword="null"/> where nothing was tapped.</summary>
    public BytesRow? Bytes { get; init; }

    /// <summary>TCP segments of the lane's connection at the client's end: how often it acknowledged is a property of a connection, and costs time; <see langword="null"/> where the system does not say.</summary>
    public SegmentsRow? Segments { get; init; }

    /// <summary>Managed bytes allocated per event over the steady phase; <see langword="null"/> where lanes shared the processes.</summary>
    public SidesRow? AllocatedBytesPerEvent { get; init; }

    /// <summary>Processor time per event in µs over the steady phase; <see langword="null"/> where lanes shared the processes.</summary>
    public SidesRow? CpuUsPerEvent { get; init; }

    /// <summary>Events per second received in the steady phase, where the workload is saturated.</summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>Single figures of an experiment by name (<c>setup_cold_us</c>, <c>byte_values_broken</c>), units in the name.</summary>
    public IReadOnlyDictionary<string, double>? Figures { get; init; }

    /// <summary>p50 of the delivery latency in µs by the lane that had the slot before.</summary>
    public IReadOnlyDictionary<string, double>? CarryOver { get; init; }

    /// <summary>What the machine did meanwhile; <see langword="null"/> in files of versions that did not look.</summary>
    public MachineRow? Machine { get; init; }

    /// <summary>What a reader must know: <c>pacing-lag</c>, <c>base64</c>, <c>disturbed: steal 4.1 %</c>, <c>repeated</c>, …</summary>
    public required IReadOnlyList<string> Flags { get; init; }
}
