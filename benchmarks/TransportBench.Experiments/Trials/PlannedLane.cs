using TransportBench.Core;

namespace TransportBench.Experiments.Trials;

/// <summary>A lane's part in a trial.</summary>
public sealed record PlannedLane
{
    /// <summary>The lane's canonical name.</summary>
    public required string Lane { get; init; }

    /// <summary>0, or 1 for the second copy in a built-in A/A.</summary>
    public int Copy { get; init; }

    /// <summary>Name in requests: the lane's, and <c>#1</c> behind it for the second copy.</summary>
    public string Name => Copy == 0 ? Lane : $"{Lane}#{Copy}";

    /// <summary>File of actual sends, named by the coordinator; <see langword="null"/> for none.</summary>
    public string? SendLog { get; init; }

    /// <summary>File of receipts, named by the coordinator; <see langword="null"/> for none.</summary>
    public string? ReceiveLog { get; init; }

    /// <summary>The lane.</summary>
    public Lane Parse() => Core.Lane.Parse(Lane);
}
