namespace TransportBench.Statistics;

/// <summary>From which window on a series of figures is steady, judged over repetitions in fresh processes.</summary>
/// <remarks>
/// <para>
/// Per repetition the level is the median of its last half of windows. Per window, the log ratios to the level are one sample over
/// repetitions, with its Hodges–Lehmann estimate and exact 95 % interval (<see cref="SignedRank"/>). A window <em>departs</em> when the interval
/// excludes the level and the estimate is beyond the tolerance. Steady begins at the first window whose estimate lies within the tolerance
/// and from which on at most 5 % of the windows depart, or one where that is less than one: a single disturbed window is no trend.
/// </para>
/// <para>
/// None is found when that window lies in the last half, which the level was taken from, or when the intervals of the last half are
/// typically wider than the tolerance, so that nothing could depart.
/// </para>
/// <para>
/// MSER-5 (White, Simulation 69, 1997; White, Cobb &amp; Spratt, WSC 2000) truncates one series where the standard error of the mean of the
/// rest is least; it takes for granted that the rest is steady. Barrett et al. (Virtual machine warmup blows hot and cold, OOPSLA 2017) look for
/// changepoints in every process execution by itself and classify it. The question here is narrower: how much warm-up to discard, alike from all
/// processes, for a difference below the tolerance. So repetitions are pooled, the tolerance is explicit and "none" is an answer. A process
/// that never settles is outvoted among twelve or more; among fewer, or where many do not, the intervals widen until none is found. Immutable.
/// </para>
/// </remarks>
public sealed record SteadyState
{
    /// <summary>The tolerance that is usual here: ±5 %.</summary>
    public const double DefaultTolerance = 0.05;

    /// <summary>Repetitions needed: with fewer there is no 95 % interval.</summary>
    public const int FewestRepetitions = 6;

    /// <summary>Windows needed: five for the level and five before.</summary>
    public const int FewestWindows = 10;

    private const double Disturbed = 0.05;

    /// <summary>Zero-based index of the first steady window, in the first half; <see langword="null"/>: no steady state was found.</summary>
    public required int? First { get; init; }

    /// <summary>Typical half-width of the intervals of the last half as a fraction: what a window could be told apart by.</summary>
    public required double Resolution { get; init; }

    /// <summary>The windows, in order.</summary>
    public required IReadOnlyList<SteadyWindow> Windows { get; init; }

    /// <summary>Looks for the steady state.</summary>
    /// <param name="repetitions">
    /// At least <see cref="FewestRepetitions"/>, each from a fresh process: a positive, finite figure per window, in any unit, such as the p50 of as
    /// many events. The same number of windows in each, at least <see cref="FewestWindows"/>.
    /// </param>
    /// <param name="tolerance">Between 0 and 1, both excluded: 0.05 bounds the ratio to the level by 0.95 and 1.05.</param>
    /// <exception cref="ArgumentException">There are too few repetitions or windows, or a figure is not positive and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is out of range.</exception>
    public static SteadyState Of(IReadOnlyList<IReadOnlyList<double>> repetitions, double tolerance = DefaultTolerance)
    {
        Values.RequireFraction(tolerance, nameof(tolerance));
        Require(repetitions);

        var logRatios = new double[repetitions.Count][];
        for (var i = 0; i < logRatios.Length; i++)
            logRatios[i] = ToLevel(repetitions[i]);
        var windows = new SteadyWindow[repetitions[0].Count];
        for (var i = 0; i < windows.Length; i++)
            windows[i] = Window(Array.ConvertAll(logRatios, r => r[i]), tolerance);

        var resolution = Percentiles.Median([.. windows[(windows.Length / 2)..].Select(w => Math.Sqrt(w.Ratio95.High / w.Ratio95.Low) - 1)]);
        return new SteadyState
        {
            First = resolution <= tolerance ? FirstSteady(windows, tolerance) : null,
            Resolution = resolution,
            Windows = windows,
        };
    }

    private static double[] ToLevel(IReadOnlyList<double> figures)
    {
        var logs = new double[figures.Count];
        for (var i = 0; i < logs.Length; i++)
            logs[i] = Math.Log(figures[i]);
        var level = Percentiles.Median(logs.AsSpan(logs.Length / 2));
        return Array.ConvertAll(logs, log => log - level);
    }

    private static SteadyWindow Window(double[] logRatios, double tolerance)
    {
        var ratio = Math.Exp(SignedRank.HodgesLehmann(logRatios));
        var logs = SignedRank.ConfidenceInterval(logRatios, 0.95)!.Value;
        return new SteadyWindow(ratio, new Interval(Math.Exp(logs.Low), Math.Exp(logs.High)), !logs.Contains(0) && !IsWithin(ratio, tolerance));
    }

    private static int? FirstSteady(SteadyWindow[] windows, double tolerance)
    {
        var departing = windows.Count(w => w.Departs);
        for (var first = 0; first < windows.Length / 2; first++)
        {
            if (IsWithin(windows[first].Ratio, tolerance) && departing <= Math.Max(1, (int)(Disturbed * (windows.Length - first))))
                return first;
            departing -= windows[first].Departs ? 1 : 0;
        }

        return null;
    }

    private static bool IsWithin(double ratio, double tolerance) => ratio >= 1 - tolerance && ratio <= 1 + tolerance;

    private static void Require(IReadOnlyList<IReadOnlyList<double>> repetitions)
    {
        if (repetitions.Count < FewestRepetitions)
            throw new ArgumentException($"There are {repetitions.Count} repetitions; at least {FewestRepetitions} are needed for a 95 % interval.", nameof(repetitions));
        for (var i = 0; i < repetitions.Count; i++)
        {
            if (repetitions[i].Count < FewestWindows || repetitions[i].Count != repetitions[0].Count)
                throw new ArgumentException($"Repetition {i} has {repetitions[i].Count} windows and the first {repetitions[0].Count}; each needs as many, and at least {FewestWindows}.", nameof(repetitions));
            if (!repetitions[i].All(figure => figure is > 0 and < double.PositiveInfinity))
                throw new ArgumentException($"Repetition {i} has a figure that is not positive and finite.", nameof(repetitions));
        }
    }
}
