using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;

namespace TransportBench.Runs;

/// <summary>Where calibrations are looked for.</summary>
internal static class Calibrations
{
    /// <summary>The newest of this machine, of the profile if there is one: beside the run's own directory and under results/local. Not the published ones: they are of other machines, and a name of a processor does not tell two apart.</summary>
    /// <param name="profile">Profile of the run.</param>
    /// <param name="asked">The run's directory as the user gave it; <see langword="null"/> for one under results/local.</param>
    /// <param name="time">For reading the environment.</param>
    public static CalibrationAttachment? Newest(Profile profile, string? asked, TimeProvider time)
    {
        var beside = string.IsNullOrWhiteSpace(asked) ? null : Path.GetDirectoryName(Path.GetFullPath(asked));
        var roots = new[] { beside, Path.Combine("results", "local") }.OfType<string>();
        return CalibrationFile.Newest(roots, EnvironmentProbe.Read(time, gc: ""), profile.Id) is { } found
            ? CalibrationAttachment.Of(found.Name, found.Results)
            : null;
    }
}
