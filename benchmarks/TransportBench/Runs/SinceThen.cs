using TransportBench.Experiments.Diffs;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;

namespace TransportBench.Runs;

/// <summary>What has changed since something that is to be resumed was begun: machine, runtime, version.</summary>
internal static class SinceThen
{
    public static IReadOnlyList<RunDifference> Differences(EnvironmentRecord then)
    {
        var now = EnvironmentProbe.Read(TimeProvider.System, then.Gc);
        var differences = EnvironmentDifferences.Between(then, now);
        return then.Version == now.Version ? differences : [.. differences, new RunDifference("version of TransportBench", then.Version, now.Version)];
    }
}
