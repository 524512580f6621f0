using System.Globalization;
using Spectre.Console;
using TransportBench.Experiments.Runs;

namespace TransportBench.Runs;

/// <summary>What a user should know of the machine before anything is measured.</summary>
internal static class MachineWarnings
{
    public static void Show(IAnsiConsole console)
    {
        if (EnvironmentProbe.LoadAverage() is { } load && load > Environment.ProcessorCount * 0.5)
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]this machine is busy (load average {load:0.0} on {Environment.ProcessorCount} cores): figures will scatter; close what else runs[/]");
        if (!Measurement.Clock.AbsoluteSleeper.IsPrecise)
            console.MarkupLine("[yellow]no absolute sleeps on this system: pacing has its timer's grain, and TCP_INFO is not read[/]");
    }
}
