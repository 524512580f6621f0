using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration;

/// <summary>A trial's own rows, and for each known shift those rows again with the second copies' delivery stretched.</summary>
internal static class StretchedRows
{
    public static IReadOnlyList<TrialRow> Assemble(TrialPlan plan, long t0Ns, ServerReport server, ClientReport client)
    {
        var rows = TrialAssembler.Assemble(plan, t0Ns, server, client);
        return [.. rows, .. SameLane.Shifts.SelectMany(shift => rows.Select((row, lane) => Stretched(plan, lane, t0Ns, row, shift)))];
    }

    private static TrialRow Stretched(TrialPlan plan, int lane, long t0Ns, TrialRow row, double shift) => row with
    {
        Conditions = SameLane.Conditions(row.Conditions, shift),
        DeliveryLatencyUs = row.Copy == 0 ? row.DeliveryLatencyUs : LaneLogs.Join(plan, lane, t0Ns, stretch: 1 + shift).Delivery,
        Paired = row.Paired?.ToDictionary(other => other.Key, other => other.Value with { Delivery = other.Value.Delivery * Factor(plan.Lanes[lane], shift) / Factor(plan.Lanes.First(planned => planned.Name == other.Key), shift) }),
    };

    // The median of ratios of stretched times is the stretched median of their ratios.
    private static double Factor(PlannedLane lane, double shift) => lane.Copy == 0 ? 1 : 1 + shift;
}
