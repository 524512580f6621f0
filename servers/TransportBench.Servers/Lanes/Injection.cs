using TransportBench.Core;
using TransportBench.Measurement.Clock;

namespace TransportBench.Servers.Lanes;

/// <summary>A disturbance of known size that a calibration puts into one lane; no measurement carries one.</summary>
/// <remarks>Immutable and thread-safe; travels as JSON.</remarks>
public sealed record Injection
{
    /// <summary>How much later than intended the pacer offers each event, in ns; 0 to less than a slot.</summary>
    public long DelayNs { get; init; }

    /// <summary>Processor time burned in the send path of an event, after its actual send is stamped, in ns; 0 to <see cref="BoundedSpin.LongestNs"/>.</summary>
    public long BurnNs { get; init; }

    /// <summary>Burning is switched on and off at random for so many events at a time; 0: always on.</summary>
    public int BurnBlock { get; init; }

    /// <summary>Seed of that choice.</summary>
    public ulong BurnSeed { get; init; }

    /// <summary>Every so many events, one that is stamped as sent and never written; 0: none. Tuned edition only.</summary>
    public int LoseEvery { get; init; }

    /// <summary>Every so many events, one that is written twice; 0: none. Tuned edition only.</summary>
    public int DuplicateEvery { get; init; }

    /// <summary>Every so many events, one with <see cref="ExtraBytes"/> behind it that are no event; 0: none. Tuned edition only.</summary>
    public int ExtraEvery { get; init; }

    /// <summary>Bytes that no model predicts: a comment on SSE, an unasked pong on WebSocket. 2 to <see cref="MostExtraBytes"/> where <see cref="ExtraEvery"/> asks for any.</summary>
    public int ExtraBytes { get; init; }

    /// <summary>The longest control frame: a head of 2 and a payload of 125 (RFC 6455 §5.5).</summary>
    public const int MostExtraBytes = 127;

    /// <summary>Whether anything is done to the bytes.</summary>
    public bool ChangesBytes => LoseEvery > 0 || DuplicateEvery > 0 || ExtraEvery > 0;

    /// <summary>Whether an event's send path burns.</summary>
    /// <param name="index">The event.</param>
    public bool Burns(long index) => BurnNs > 0 && (BurnBlock == 0 || IsBurnBlock(index / BurnBlock));

    /// <summary>Whether an event is lost.</summary>
    /// <param name="index">The event.</param>
    public bool Loses(long index) => Hits(LoseEvery, index);

    /// <summary>Whether an event is written twice: one that is lost is not.</summary>
    /// <param name="index">The event.</param>
    public bool Doubles(long index) => !Loses(index) && Hits(DuplicateEvery, index);

    /// <summary>Whether bytes that are no event follow an event.</summary>
    /// <param name="index">The event.</param>
    public bool Pads(long index) => !Loses(index) && Hits(ExtraEvery, index);

    // Never the very first, so that a stream begins as usual.
    private static bool Hits(int every, long index) => every > 0 && index > 0 && index % every == every - 1;

    private bool IsBurnBlock(long block) => (SeededRandom.Derive(BurnSeed, block) & 1) == 1;
}
