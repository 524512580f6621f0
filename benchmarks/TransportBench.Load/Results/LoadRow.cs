using TransportBench.Load.Driving;

namespace TransportBench.Load.Results;

/// <summary>A load test of one transport.</summary>
public sealed record LoadRow
{
    /// <summary>ID of the transport.</summary>
    public required string Transport { get; init; }

    /// <summary>The whole test.</summary>
    public required LoadTotals Totals { get; init; }

    /// <summary>The same by the second.</summary>
    public required IReadOnlyList<LoadSecond> Seconds { get; init; }

    /// <summary>The server's processor time per delivery, in µs; <see langword="null"/>: nothing was delivered, or two transports shared the server.</summary>
    public double? ServerCpuUsPerDelivery { get; init; }

    /// <summary>Whether the server's memory grew; <see langword="null"/>: the test was too short to tell.</summary>
    public MemoryTrend? Memory { get; init; }

    /// <summary>The server's live heap over a soak; empty: there was none, or the server is not ours.</summary>
    public IReadOnlyList<HeapRow> Heap { get; init; } = [];

    /// <summary>The steps of its rate, where it rises by steps.</summary>
    public IReadOnlyList<StepRow> Steps { get; init; } = [];

    /// <summary>The phases of its rate, where it has several and does not rise by steps.</summary>
    public IReadOnlyList<StepRow> Phases { get; init; } = [];

    /// <summary>What became of each threshold.</summary>
    public required IReadOnlyList<ThresholdRow> Thresholds { get; init; }

    /// <summary>What a reader must know: some of <see cref="LoadFlags"/>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }
}
