using TransportBench.Experiments.Results;
using TransportBench.Measurement.Machine;

namespace TransportBench.Experiments.Trials;

/// <summary>The coordinator's view of the machine over one trial: two snapshots, and nothing in between.</summary>
internal sealed class MachineWatch
{
    private readonly MachineUsage? _begin = MachineUsage.Now();
    private readonly double _cpuBeginUs = CpuUs;
    private MachineUsage? _end;
    private double _cpuEndUs;

    /// <summary>The trial has drained.</summary>
    public void End() => (_end, _cpuEndUs) = (MachineUsage.Now(), CpuUs);

    /// <summary>The rows, with what machine and children did.</summary>
    public IReadOnlyList<TrialRow> On(IReadOnlyList<TrialRow> rows, ServerReport server, ClientReport client)
    {
        var machine = MachineRows.Of(_begin, _end, _cpuEndUs - _cpuBeginUs, server.Activity, client.Activity);
        return [.. rows.Select(row => row with { Machine = machine })];
    }

    private static double CpuUs => Environment.CpuUsage.TotalTime.TotalMicroseconds;
}
