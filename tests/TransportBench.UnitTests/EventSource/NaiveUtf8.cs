using System.Text;

namespace TransportBench.UnitTests.EventSource;

/// <summary>"UTF-8 decode" written out step by step from WHATWG Encoding §6 and §8.1.1, slow and obvious.</summary>
internal static class NaiveUtf8
{
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        var text = new StringBuilder();
        int codePoint = 0, seen = 0, needed = 0, lower = 0x80, upper = 0xBF;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            if (needed == 0)
            {
                (needed, codePoint, lower, upper) = Lead(b);
                if (needed == 0)
                    text.Append(b < 0x80 ? (char)b : '\uFFFD');
            }
            else if (b < lower || b > upper)
            {
                (codePoint, seen, needed, lower, upper) = (0, 0, 0, 0x80, 0xBF);
                text.Append('\uFFFD');
                i--;
            }
            else
            {
                (lower, upper) = (0x80, 0xBF);
                codePoint = (codePoint << 6) | (b & 0x3F);
                if (++seen == needed)
                {
                    text.Append(new Rune(codePoint).ToString());
                    (codePoint, seen, needed) = (0, 0, 0);
                }
            }
        }

        return needed == 0 ? text.ToString() : text.Append('\uFFFD').ToString();
    }

    private static (int Needed, int CodePoint, int Lower, int Upper) Lead(byte b) => b switch
    {
        >= 0xC2 and <= 0xDF => (1, b & 0x1F, 0x80, 0xBF),
        0xE0 => (2, b & 0xF, 0xA0, 0xBF),
        0xED => (2, b & 0xF, 0x80, 0x9F),
        >= 0xE1 and <= 0xEF => (2, b & 0xF, 0x80, 0xBF),
        0xF0 => (3, b & 0x7, 0x90, 0xBF),
        0xF4 => (3, b & 0x7, 0x80, 0x8F),
        >= 0xF1 and <= 0xF3 => (3, b & 0x7, 0x80, 0xBF),
        _ => (0, 0, 0x80, 0xBF),
    };
}
