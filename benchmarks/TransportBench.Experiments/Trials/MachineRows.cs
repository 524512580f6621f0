using TransportBench.Experiments.Results;
using TransportBench.Measurement.Machine;
using TransportBench.Measurement.Processes;

namespace TransportBench.Experiments.Trials;

/// <summary>Puts together what machine and children did between the same two instants.</summary>
public static class MachineRows
{
    /// <summary>Puts it together. Pure.</summary>
    /// <param name="begin">The machine just before the start; <see langword="null"/> where the system does not say.</param>
    /// <param name="end">The machine after the drain.</param>
    /// <param name="coordinatorCpuUs">Processor time of the coordinator in between, in µs.</param>
    /// <param name="server">What the server host did; <see langword="null"/> from one that does not tell.</param>
    /// <param name="client">What the client host did.</param>
    /// <returns><see langword="null"/> if nothing is known.</returns>
    public static MachineRow? Of(MachineUsage? begin, MachineUsage? end, double coordinatorCpuUs, ProcessActivity? server, ProcessActivity? client)
    {
        var row = new MachineRow
        {
            InvoluntarySwitches = Sides(server?.InvoluntarySwitches, client?.InvoluntarySwitches),
            VoluntarySwitches = Sides(server?.VoluntarySwitches, client?.VoluntarySwitches),
            Collections = Sides(server?.Collections, client?.Collections),
            FullCollections = Sides(server?.FullCollections, client?.FullCollections),
            MethodsCompiled = Sides(server?.MethodsCompiled, client?.MethodsCompiled),
        };
        if (begin is { } from && end is { } to && server is not null && client is not null && to.CapacityMsSince(from) > 0)
        {
            var capacity = to.CapacityMsSince(from);
            var ours = (coordinatorCpuUs + server.CpuUs + client.CpuUs) / 1_000;
            row = row with
            {
                CapacityMs = Math.Round(capacity, 1),
                StealPercent = Percent(to.StealMs - from.StealMs, capacity),
                OtherCpuPercent = Percent(to.BusyMsSince(from) - ours, capacity),
                ThrottledUs = to.ThrottledUs - from.ThrottledUs,
            };
        }

        return row == new MachineRow() ? null : row;
    }

    private static double Percent(double ms, double capacityMs) => Math.Round(100 * Math.Clamp(ms / capacityMs, 0, 1), 2);

    private static SidesRow? Sides(double? server, double? client) => server is { } atServer && client is { } atClient ? new SidesRow(atServer, atClient) : null;
}
