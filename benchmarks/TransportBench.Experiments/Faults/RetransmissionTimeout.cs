namespace TransportBench.Experiments.Faults;

/// <summary>When Linux gives up on a connection whose peer acknowledges nothing any more (ip-sysctl, <c>tcp_retries2</c>).</summary>
/// <remarks>
/// Retransmissions follow one another at the least timeout of 200 ms, doubled each time, 120 s at most. The setting stands for a time, the hypothetical timeout of so many retransmissions; the connection ends with the first retransmission that falls due after it. A round trip of more than a few ms makes all of it longer.
/// Pure.
/// </remarks>
public static class RetransmissionTimeout
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(120);

    /// <summary>The hypothetical timeout: 924.6 s for 15, the system's default.</summary>
    /// <param name="retries">The setting, 1 to 30.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public static TimeSpan Hypothetical(int retries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retries, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(retries, 30);
        return Enumerable.Range(0, retries + 1).Aggregate(TimeSpan.Zero, (sum, retry) => sum + After(retry));
    }

    /// <summary>The latest instant at which a connection ends for which the hypothetical timeout has passed: one more retransmission.</summary>
    /// <inheritdoc cref="Hypothetical"/>
    public static TimeSpan Latest(int retries) => Hypothetical(retries) + After(retries + 1);

    private static TimeSpan After(int retry)
    {
        var doubled = Least * Math.Pow(2, Math.Min(retry, 20));
        return doubled < Most ? doubled : Most;
    }
}
