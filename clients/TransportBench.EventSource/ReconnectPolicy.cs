using System.Security.Cryptography;

namespace TransportBench.EventSource;

/// <summary>How long to wait before the next attempt: the reconnection time, doubled with every failure in a row, with jitter on top.</summary>
/// <remarks>
/// WHATWG HTML §9.2.3 asks for at least the reconnection time and allows more where attempts fail one after the other; jitter only ever adds. Without jitter all clients of a server that restarts
/// come back in the same moments. Immutable and thread-safe.
/// </remarks>
public sealed record ReconnectPolicy
{
    /// <summary>Nobody is waited for longer than this, whatever a server asks; 24 h.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeSpan _initialDelay = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _maximumDelay = TimeSpan.FromSeconds(30);
    private readonly double _jitter = 0.5;

    /// <summary>The reconnection time until the server names another; 1 s by default, 0 to 24 h.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public TimeSpan InitialDelay
    {
        get => _initialDelay;
        init => _initialDelay = Checked(value, nameof(InitialDelay));
    }

    /// <summary>Where doubling ends; 30 s by default, 0 to 24 h. What a server asks for may be longer, and is waited for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public TimeSpan MaximumDelay
    {
        get => _maximumDelay;
        init => _maximumDelay = Checked(value, nameof(MaximumDelay));
    }

    /// <summary>The greatest share of the delay that is added at random, evenly distributed; 0.5 by default, 0 (none) to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Jitter
    {
        get => _jitter;
        init => _jitter = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Jitter), value, "from 0 to 1");
    }

    /// <summary>The wait before an attempt. From the second failure in a row on no less than <see cref="InitialDelay"/> is doubled, whatever the server asked for.</summary>
    /// <param name="failures">Attempts in a row that brought no event; 0 after a connection that did.</param>
    /// <param name="reconnectionTime">What the server asked for (<c>retry</c>); <see langword="null"/>: <see cref="InitialDelay"/>.</param>
    /// <param name="retryAfter">What the last refusal asked for (RFC 9110 §10.2.3); <see langword="null"/>: nothing.</param>
    /// <param name="random">A number from 0 up to 1.</param>
    public TimeSpan DelayOf(int failures, TimeSpan? reconnectionTime, TimeSpan? retryAfter, double random)
    {
        var asked = AtMostLongest(reconnectionTime ?? InitialDelay);
        var longest = MaximumDelay > asked ? MaximumDelay : asked;
        var doubled = failures > 1 && asked < InitialDelay ? InitialDelay : asked; // A server that asks for 0 and is gone would else be asked without a pause.
        var delay = TimeSpan.FromMilliseconds(Math.Min(doubled.TotalMilliseconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 32)), longest.TotalMilliseconds));
        if (retryAfter > delay)
            delay = AtMostLongest(retryAfter.Value);
        return delay + (delay * Jitter * random);
    }

    /// <summary>A number from 0 up to 1 from the system's generator: what no two clients share, however alike they were started. Thread-safe.</summary>
    public static double Independent() => RandomNumberGenerator.GetInt32(1 << 30) / (double)(1 << 30);

    private static TimeSpan AtMostLongest(TimeSpan asked) => asked < Longest ? asked : Longest;

    private static TimeSpan Checked(TimeSpan value, string name) => value >= TimeSpan.Zero && value <= Longest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "from 0 to 24 hours");
}
