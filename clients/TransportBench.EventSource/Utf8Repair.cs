using System.Text;
using System.Text.Unicode;

namespace TransportBench.EventSource;

/// <summary>UTF-8 decode with replacement (WHATWG Encoding §4.1, error mode "replacement"), from bytes to bytes.</summary>
internal static class Utf8Repair
{
    /// <summary>Appends <paramref name="bytes"/>, each maximal invalid subpart replaced by U+FFFD.</summary>
    /// <remarks>Never consumes an ASCII byte, so splitting at CR, LF or colon first changes nothing. Grows at most threefold.</remarks>
    public static void AppendTo(ByteAccumulator target, ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            target.Append(bytes);
            return;
        }

        while (!bytes.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(bytes, out _, out int consumed) == System.Buffers.OperationStatus.Done;
            target.Append(valid ? bytes[..consumed] : "\uFFFD"u8);
            bytes = bytes[consumed..];
        }
    }
}
