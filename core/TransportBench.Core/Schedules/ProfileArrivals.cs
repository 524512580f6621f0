namespace TransportBench.Core.Schedules;

/// <summary>Groups at the rate that phases give: the n-th is due when the integral of the rate has reached n.</summary>
/// <remarks>Open model; pure and thread-safe; allocates nothing per group. Within a ramp the rate is linear, so its integral is a square and is solved for time.</remarks>
public sealed class ProfileArrivals : IArrivalSchedule
{
    private readonly Piece[] _pieces;

    /// <param name="profile">Groups per second over time; each level at most 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level is out of range.</exception>
    public ProfileArrivals(LoadProfile profile)
    {
        if (profile.Peak > 0) Rates.Valid(profile.Peak);
        var pieces = new List<Piece>();
        double startS = 0, count = 0, level = 0;
        foreach (var phase in profile.Phases)
        {
            foreach (var (seconds, from, to) in Parts(phase, level))
            {
                pieces.Add(new Piece(startS, count, from, (to - from) / seconds));
                startS += seconds;
                count += (from + to) / 2 * seconds;
            }

            level = phase.LevelAfter(level);
        }

        _pieces = [.. pieces];
        Count = (long)Math.Floor(count + 1e-9);
    }

    /// <summary>Groups within the profile.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public long OffsetNsOf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var (at, behind) = (0, _pieces.Length); // The last piece that begins with no more: after a pause, the one that ends it.
        while (behind - at > 1)
        {
            var middle = (at + behind) / 2;
            if (_pieces[middle].Count <= index) at = middle;
            else behind = middle;
        }

        return (long)Math.Round(_pieces[at].SecondsOf(index) * Rates.NanosecondsPerSecond);
    }

    private static IEnumerable<(double Seconds, double From, double To)> Parts(LoadPhase phase, double before)
    {
        var seconds = phase.During.TotalSeconds;
        if (phase.Kind != PhaseKind.Step) return [(seconds, phase.Kind == PhaseKind.Ramp ? before : phase.To, phase.To)];
        return Enumerable.Range(1, phase.Steps).Select(step => before + ((phase.To - before) * step / phase.Steps)).Select(level => (seconds / phase.Steps, level, level));
    }

    /// <summary>A stretch with a linear rate.</summary>
    private readonly record struct Piece(double StartS, double Count, double Rate, double Slope)
    {
        /// <summary>Solves Rate·t + Slope·t²/2 = index − Count for t, in the form that loses no digits where the slope is small.</summary>
        public double SecondsOf(long index)
        {
            var missing = Math.Max(0, index - Count);
            if (missing == 0) return StartS;
            var root = Math.Sqrt(Math.Max(0, (Rate * Rate) + (2 * Slope * missing)));
            return StartS + (2 * missing / (Rate + root));
        }
    }
}
