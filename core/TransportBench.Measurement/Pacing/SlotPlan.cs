using TransportBench.Core.Schedules;

namespace TransportBench.Measurement.Pacing;

/// <summary>When every lane's slot of every group is: a pure function of schedule, seed and slot spacing.</summary>
/// <remarks>Thread-safe; allocates nothing. Coordinator and server compute the same instants from the same plan.</remarks>
public sealed class SlotPlan
{
    private readonly IArrivalSchedule _schedule;
    private readonly ulong _seed;

    /// <param name="schedule">The instants of groups.</param>
    /// <param name="seed">Seed of the slot order.</param>
    /// <param name="lanes">Lanes per group, 1 to 64.</param>
    /// <param name="slotNs">Distance of two slots in ns, greater than 0.</param>
    public SlotPlan(IArrivalSchedule schedule, ulong seed, int lanes, long slotNs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lanes, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(slotNs, 1);
        _schedule = schedule;
        _seed = seed;
        Lanes = lanes;
        SlotNs = slotNs;
    }

    /// <summary>Lanes per group.</summary>
    public int Lanes { get; }

    /// <summary>Distance of two slots in ns.</summary>
    public long SlotNs { get; }

    /// <summary>Every group in the order of the lanes, instead of shuffled.</summary>
    public bool FixedOrder { get; init; }

    /// <summary>Moves every group later, in ns.</summary>
    public long PhaseNs { get; init; }

    /// <summary>Offset of a group's first slot in ns.</summary>
    public long OffsetNs(long group) => _schedule.OffsetNsOf(group) + PhaseNs;

    /// <summary>Fills in which lane has which slot of a group.</summary>
    /// <param name="group">Zero-based.</param>
    /// <param name="order">Receives lane indices, first slot first; <see cref="Lanes"/> long.</param>
    /// <returns>Offset of the group's first slot in ns.</returns>
    public long FillOrder(long group, Span<int> order)
    {
        if (FixedOrder)
        {
            for (var i = 0; i < order.Length; i++) order[i] = i;
        }
        else
        {
            SlotOrder.Fill(_seed, group, order);
        }

        return OffsetNs(group);
    }
}
