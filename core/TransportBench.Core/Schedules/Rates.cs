namespace TransportBench.Core.Schedules;

/// <summary>What the schedules ask of a rate and of the gap between groups.</summary>
internal static class Rates
{
    public const double NanosecondsPerSecond = 1e9;

    private const double Maximum = 1_000_000;

    public static double Valid(double eventsPerSecond) => eventsPerSecond is > 0 and <= Maximum
        ? eventsPerSecond
        : throw new ArgumentOutOfRangeException(
            nameof(eventsPerSecond), eventsPerSecond, $"A rate must be greater than 0 and at most {Maximum:N0} events per second.");

    /// <returns>The mean period in nanoseconds.</returns>
    public static double PeriodNs(double eventsPerSecond, TimeSpan minimumGap)
    {
        var period = NanosecondsPerSecond / Valid(eventsPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumGap, TimeSpan.Zero);
        return minimumGap.TotalNanoseconds <= period
            ? period
            : throw new ArgumentOutOfRangeException(
                nameof(eventsPerSecond),
                eventsPerSecond,
                $"Groups would overlap: the mean period is {period / 1000:N1} µs, and a group takes {minimumGap.TotalMicroseconds:N1} µs. Lower the rate, or run fewer lanes at once.");
    }
}
