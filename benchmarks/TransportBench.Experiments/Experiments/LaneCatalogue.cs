using TransportBench.Core;

namespace TransportBench.Experiments.Experiments;

/// <summary>The lanes that some experiment runs.</summary>
public static class LaneCatalogue
{
    /// <summary>All of them, by transport.</summary>
    public static IReadOnlyList<Lane> All { get; } =
    [
        .. ExperimentCatalogue.All
            .SelectMany(experiment => Profile.All.SelectMany(experiment.Slices))
            .SelectMany(slice => slice.Lanes)
            .Distinct()
            .OrderBy(lane => Transports.All.ToList().IndexOf(lane.Transport)),
    ];
}
