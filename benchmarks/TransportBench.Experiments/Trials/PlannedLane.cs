using TransportBench.Core;
using TransportBench.Servers.Lanes;

namespace TransportBench.Experiments.Trials;

/// <summary>A lane's part in a trial.</summary>
public sealed record PlannedLane
{
    /// <summary>The lane's canonical name.</summary>
    public required string Lane { get; init; }

    /// <summary>0, or 1 for the second copy in a built-in A/A.</summary>
    public int Copy { get; init; }

    /// <summary>Name in requests: the lane's, and <c>#1</c> behind it for the second copy.</summary>
    public string Name => NameOf(Lane, Copy);

    /// <summary>File of actual sends, named by the coordinator; <see langword="null"/> for none.</summary>
    public string? SendLog { get; init; }

    /// <summary>File of receipts, named by the coordinator; <see langword="null"/> for none.</summary>
    public string? ReceiveLog { get; init; }

    /// <summary>What a calibration does to it; <see langword="null"/> in every measurement.</summary>
    public Injection? Injection { get; init; }

    /// <summary>Name of a copy of a lane.</summary>
    /// <param name="lane">The lane's canonical name.</param>
    /// <param name="copy">0 for the first.</param>
    public static string NameOf(string lane, int copy) => copy == 0 ? lane : $"{lane}#{copy}";

    /// <summary>The lane.</summary>
    public Lane Parse() => Core.Lane.Parse(Lane);
}
