namespace TransportBench.Core.Schedules;

/// <summary>What is left of a schedule whose first groups have happened; offsets stay relative to the same start.</summary>
/// <param name="Whole">The schedule.</param>
/// <param name="Happened">Groups that have happened; not negative.</param>
public sealed record RemainingArrivals(IArrivalSchedule Whole, long Happened) : IArrivalSchedule
{
    /// <inheritdoc/>
    public long OffsetNsOf(long index) => Whole.OffsetNsOf(index + Happened);

    /// <summary>How many of a schedule's groups are due by an instant.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="sinceStartNs">The instant, in ns after the schedule's start; before it nothing is due.</param>
    /// <param name="total">Groups it has; not negative.</param>
    public static long DueBy(IArrivalSchedule schedule, long sinceStartNs, long total)
    {
        var (due, notDue) = (0L, total);
        while (due < notDue)
        {
            var middle = due + ((notDue - due) / 2);
            if (schedule.OffsetNsOf(middle) <= sinceStartNs) due = middle + 1;
            else notDue = middle;
        }

        return due;
    }
}
