namespace TransportBench.Core.Schedules;

/// <summary>A language model's answers: 100 to 300 tokens at a jittered cadence, then a pause that keeps the mean rate.</summary>
/// <remarks>
/// Within an answer the gaps are uniform beyond the minimum, and their mean excess is 0.8 of the mean period's; the rest of the answer's share of time is the pause.
/// Pure by seed and thread-safe; 8 bytes per group, allocated by the constructor.
/// </remarks>
public sealed class TokenByToken : IArrivalSchedule
{
    private const int ShortestAnswer = 100;
    private const int LongestAnswer = 300;
    private const double CadenceShare = 0.8;

    private readonly long[] _offsetsNs;

    /// <summary>Draws answers and gaps.</summary>
    /// <param name="seed">Repeats the schedule exactly.</param>
    /// <param name="count">Groups (tokens) in the schedule; not negative.</param>
    /// <param name="eventsPerSecond">Mean groups per second, pauses included; greater than 0 and at most 1,000,000.</param>
    /// <param name="minimumGap">Shortest distance of two groups; at most the mean period.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public TokenByToken(ulong seed, long count, double eventsPerSecond, TimeSpan minimumGap)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var period = Rates.PeriodNs(eventsPerSecond, minimumGap);
        var minimum = Math.Ceiling(minimumGap.TotalNanoseconds);
        var meanExcess = CadenceShare * Math.Max(period - minimum, 0);
        var random = new SeededRandom(SeededRandom.Derive(seed, "token-by-token"));
        _offsetsNs = new long[count];
        var due = 0.0;
        for (long i = 0, answerEnd = 0; i < count; i++)
        {
            if (i == answerEnd)
            {
                // An answer begins where its first token's place at the mean rate is: answers never drift away from the rate.
                due = Math.Max(due, i * period);
                answerEnd += ShortestAnswer + random.Next(LongestAnswer - ShortestAnswer + 1);
            }

            _offsetsNs[i] = (long)due;
            due += minimum + meanExcess * 2 * random.NextDouble();
        }
    }

    /// <inheritdoc/>
    public long OffsetNsOf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _offsetsNs.Length);
        return _offsetsNs[index];
    }
}
