using System.Runtime.Intrinsics;

namespace TransportBench.Core.Feeds;

/// <summary>A sequence number as 16 lower-case hexadecimal digits.</summary>
internal static class SequenceStamp
{
    public const int Length = 16;

    public static void Write(long n, Span<byte> destination) => Encode(n).CopyTo(destination);

    public static bool Matches(long n, ReadOnlySpan<byte> digits) => Encode(n) == Vector128.Create(digits);

    public static bool TryRead(ReadOnlySpan<byte> digits, out long n)
    {
        n = 0;
        if (digits.Length < Length)
            return false;
        foreach (var digit in digits[..Length])
        {
            var value = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                _ => -1,
            };
            if (value < 0)
                return false;
            n = (n << 4) | (long)value;
        }

        return n >= 0;
    }

    /// <summary>All digits in one pass: each byte twice, its high nibble at the even place and its low one at the odd.</summary>
    private static Vector128<byte> Encode(long n)
    {
        var bigEndian = BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(n) : n;
        var twice = Vector128.Shuffle(
            Vector128.CreateScalar(bigEndian).AsByte(),
            Vector128.Create((byte)0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));
        var evenPlaces = Vector128.Create((ushort)(BitConverter.IsLittleEndian ? 0x00FF : 0xFF00)).AsByte();
        var nibbles = Vector128.ConditionalSelect(evenPlaces, twice >> 4, twice & Vector128.Create((byte)0x0F));
        var letters = Vector128.GreaterThan(nibbles.AsSByte(), Vector128.Create((sbyte)9)).AsByte();
        return nibbles + Vector128.Create((byte)'0') + (letters & Vector128.Create((byte)('a' - '0' - 10)));
    }
}
