using System.Numerics;
using System.Text;

namespace TransportBench.Core.Feeds;

/// <summary>The events of a trial: a pure function of seed and workload that gives event <em>n</em>'s bytes.</summary>
/// <remarks>
/// Bodies repeat from a bank of 4 to 1,024 payloads (a power of two, about 4 MiB at most where payloads are below 1 MiB) made by the constructor;
/// payloads of 24 bytes and more begin with their sequence number as 16 lower-case hexadecimal digits, JSON carries it as the string <c>seq</c>, its first member.
/// No time and no transport's name is in a payload. Thread-safe after construction.
/// </remarks>
public sealed class Feed
{
    /// <summary>The largest payload in bytes: 16 MiB.</summary>
    public const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>The smallest payload in bytes that carries its sequence number.</summary>
    public const int MinimumSequencedSize = 24;

    private const int EveryByteSize = 3;
    private const int BankBytes = 4 * 1024 * 1024;

    private readonly byte[] _bank;
    private readonly int _indexMask;
    private readonly int _stampOffset;

    /// <summary>The smallest payload of a kind, in bytes.</summary>
    public static int MinimumSizeOf(PayloadKind kind) => kind switch
    {
        PayloadKind.Json => JsonPayload.MinimumSize,
        PayloadKind.Unicode or PayloadKind.LineEnds => UnicodePayload.MinimumSize,
        _ => 0,
    };

    /// <summary>Makes the bank.</summary>
    /// <param name="seed">Feeds of one seed and workload are identical, of different seeds different.</param>
    /// <param name="workload">Kind and size; at least 64 bytes for <see cref="PayloadKind.Json"/>, 128 for <see cref="PayloadKind.Unicode"/> and <see cref="PayloadKind.LineEnds"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range for the kind.</exception>
    public Feed(ulong seed, Workload workload)
    {
        Workload = workload;
        Size = workload.Kind == PayloadKind.EveryByte ? EveryByteSize : ValidSize(workload);
        HasSequence = Size >= MinimumSequencedSize;
        _stampOffset = workload.Kind == PayloadKind.Json ? JsonPayload.SequenceOffset : 0;

        var entries = workload.Kind == PayloadKind.EveryByte ? 256 : Math.Clamp(BankBytes / Math.Max(Size, 1), 4, 1024);
        entries = 1 << BitOperations.Log2((uint)entries);
        _indexMask = entries - 1;
        _bank = new byte[entries * Size];
        var random = new SeededRandom(SeededRandom.Derive(seed, "feed"));
        for (var i = 0; i < entries; i++)
            Fill(i, _bank.AsSpan(i * Size, Size), random);
    }

    /// <summary>What the feed was made from.</summary>
    public Workload Workload { get; }

    /// <summary>Exact length of every payload in bytes; 3 for <see cref="PayloadKind.EveryByte"/> whatever the workload says.</summary>
    public int Size { get; }

    /// <summary>Every payload is valid UTF-8, by its kind.</summary>
    public bool IsText => Workload.Kind is PayloadKind.Text or PayloadKind.Json or PayloadKind.Unicode or PayloadKind.LineEnds;

    /// <summary>
    /// An event stream carries it as it stands: valid UTF-8 without CR. <see cref="PayloadKind.EveryByte"/> is sent raw although it is not:
    /// what then gets lost is what that kind is there to show.
    /// </summary>
    public bool IsRawInEventStream => Workload.Kind is not (PayloadKind.LineEnds or PayloadKind.Binary);

    /// <summary>Payloads carry their sequence number. If not, the sequence is the position on the connection.</summary>
    public bool HasSequence { get; }

    /// <summary>Writes event <paramref name="n"/>. Allocates nothing.</summary>
    /// <param name="n">Sequence number, not negative.</param>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <returns><see cref="Size"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public int Write(long n, Span<byte> destination)
    {
        Entry(n).CopyTo(destination);
        if (HasSequence)
            SequenceStamp.Write(n, destination[_stampOffset..]);
        return Size;
    }

    /// <summary>Whether these are exactly the bytes of event <paramref name="n"/>. Allocates nothing.</summary>
    /// <param name="n">Sequence number, not negative.</param>
    /// <param name="payload">What was received.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public bool Matches(long n, ReadOnlySpan<byte> payload)
    {
        var entry = Entry(n);
        if (!HasSequence)
            return payload.SequenceEqual(entry);
        if (payload.Length != entry.Length)
            return false;
        var afterStamp = _stampOffset + SequenceStamp.Length;
        return SequenceStamp.Matches(n, payload[_stampOffset..])
            && payload[afterStamp..].SequenceEqual(entry[afterStamp..])
            && payload[.._stampOffset].SequenceEqual(entry[.._stampOffset]);
    }

    /// <summary>Reads the sequence number out of a payload, whose other bytes are not looked at. Allocates nothing.</summary>
    /// <param name="payload">What was received.</param>
    /// <param name="n">The sequence number; meaningless if there is none.</param>
    /// <returns><see langword="false"/> if the feed carries none or the digits are damaged.</returns>
    public bool TryReadSequence(ReadOnlySpan<byte> payload, out long n)
    {
        n = 0;
        return HasSequence && payload.Length >= _stampOffset && SequenceStamp.TryRead(payload[_stampOffset..], out n);
    }

    /// <summary>Reads the sequence number out of a payload of whatever kind carries one. Allocates nothing.</summary>
    /// <param name="payload">What was received.</param>
    /// <param name="n">The sequence number; meaningless if there is none.</param>
    /// <returns><see langword="false"/> if there is none.</returns>
    public static bool TryFindSequence(ReadOnlySpan<byte> payload, out long n) =>
        SequenceStamp.TryRead(payload, out n) || (payload.Length > JsonPayload.SequenceOffset && SequenceStamp.TryRead(payload[JsonPayload.SequenceOffset..], out n));

    /// <summary>Event <paramref name="n"/> in an array of its own.</summary>
    /// <param name="n">Sequence number, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public byte[] CreateBytes(long n)
    {
        var bytes = new byte[Size];
        Write(n, bytes);
        return bytes;
    }

    /// <summary>Event <paramref name="n"/> as a string.</summary>
    /// <param name="n">Sequence number, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The feed is not <see cref="IsText"/>.</exception>
    public string CreateText(long n) => IsText
        ? Encoding.UTF8.GetString(CreateBytes(n))
        : throw new InvalidOperationException($"A feed of kind {Workload.Kind} is not text; use {nameof(CreateBytes)}.");

    private ReadOnlySpan<byte> Entry(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return _bank.AsSpan((int)(n & _indexMask) * Size, Size);
    }

    private void Fill(int index, Span<byte> entry, SeededRandom random)
    {
        var body = HasSequence ? entry[SequenceStamp.Length..] : entry;
        switch (Workload.Kind)
        {
            case PayloadKind.Text: TextPayload.Fill(body, random); break;
            case PayloadKind.Json: JsonPayload.Fill(entry, random); break;
            case PayloadKind.Unicode: UnicodePayload.Fill(body, carriageReturns: false, random); break;
            case PayloadKind.LineEnds: UnicodePayload.Fill(body, carriageReturns: true, random); break;
            case PayloadKind.Binary: BinaryPayload.Fill(body, random); break;
            case PayloadKind.EveryByte: (entry[0], entry[1], entry[2]) = ((byte)'A', (byte)index, (byte)'Z'); break;
            default: throw new ArgumentOutOfRangeException(nameof(index), Workload.Kind, "No such kind of payload.");
        }
    }

    private static int ValidSize(Workload workload)
    {
        var minimum = MinimumSizeOf(workload.Kind);
        return workload.SizeBytes >= minimum && workload.SizeBytes <= MaximumSize
            ? workload.SizeBytes
            : throw new ArgumentOutOfRangeException(
                nameof(workload), workload.SizeBytes, $"The size of {workload.Kind} payloads must be {minimum} to {MaximumSize} bytes.");
    }
}
