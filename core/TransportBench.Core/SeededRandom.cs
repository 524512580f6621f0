using System.Text;

namespace TransportBench.Core;

/// <summary>Pseudo-random numbers that a seed repeats exactly, on every version of .NET.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
/// Not thread-safe, not secret. Allocates nothing after construction.
/// </remarks>
/// <param name="seed">Any value.</param>
public sealed class SeededRandom(ulong seed)
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    private ulong _state = seed;

    /// <summary>The next 64 uniform bits.</summary>
    public ulong NextUInt64() => NextUInt64(ref _state);

    /// <summary>Uniform in [0, 1), with 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 to <paramref name="exclusiveMaximum"/> − 1, without bias.</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is below 1.</exception>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        return Next(ref _state, exclusiveMaximum);
    }

    /// <summary>Puts the items into an order that is uniform over all permutations (Fisher–Yates).</summary>
    /// <typeparam name="T">Any type.</typeparam>
    /// <param name="items">The items, shuffled in place.</param>
    public void Shuffle<T>(Span<T> items) => Shuffle(ref _state, items);

    /// <summary>Fills the span with uniform bytes.</summary>
    /// <param name="bytes">Any length.</param>
    public void NextBytes(Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (; bytes.Length > 0; bytes = bytes[Math.Min(bytes.Length, word.Length)..])
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(word, NextUInt64());
            word[..Math.Min(bytes.Length, word.Length)].CopyTo(bytes);
        }
    }

    /// <summary>A seed of its own for one purpose, so that two uses of a run's seed never share a sequence.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">A name, such as <c>slots</c>; hashed with FNV-1a over its UTF-8 bytes.</param>
    public static ulong Derive(ulong seed, string purpose)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var b in Encoding.UTF8.GetBytes(purpose))
            hash = unchecked((hash ^ b) * 0x0000_0100_0000_01B3);
        return Derive(seed, unchecked((long)hash));
    }

    /// <summary>A seed of its own for the <paramref name="n"/>th member of a family. Allocates nothing.</summary>
    /// <param name="seed">The family's seed.</param>
    /// <param name="n">Any number.</param>
    public static ulong Derive(ulong seed, long n) => unchecked(Mix(Mix(seed + GoldenGamma) + GoldenGamma * (ulong)n));

    internal static void Shuffle<T>(ref ulong state, Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(ref state, i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong NextUInt64(ref ulong state) => Mix(state = unchecked(state + GoldenGamma));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>Lemire, "Fast Random Integer Generation in an Interval", 2019.</summary>
    private static int Next(ref ulong state, int exclusiveMaximum)
    {
        var range = (ulong)exclusiveMaximum;
        var high = Math.BigMul(NextUInt64(ref state), range, out var low);
        if (low < range)
        {
            for (var threshold = unchecked(0UL - range) % range; low < threshold;)
                high = Math.BigMul(NextUInt64(ref state), range, out low);
        }

        return (int)high;
    }
}
