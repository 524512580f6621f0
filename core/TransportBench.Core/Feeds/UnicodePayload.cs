using System.Text;

namespace TransportBench.Core.Feeds;

/// <summary>Valid UTF-8 with code points of all 17 planes, NUL and line ends.</summary>
internal static class UnicodePayload
{
    /// <summary>Room for the stamp, a code point of each plane, and every line end and NUL at least twice.</summary>
    public const int MinimumSize = 128;

    private const int Planes = 17;

    public static void Fill(Span<byte> body, bool carriageReturns, SeededRandom random)
    {
        ReadOnlySpan<string> controls = carriageReturns
            ? ["\n", "\n", "\0", "\0", "\r", "\r", "\r\n", "\r\n"]
            : ["\n", "\n", "\n", "\0", "\0"];
        var required = new string[Planes + controls.Length];
        for (var plane = 0; plane < Planes; plane++)
            required[plane] = CodePoint(plane, random);
        controls.CopyTo(required.AsSpan(Planes));
        random.Shuffle(required.AsSpan());
        foreach (var piece in required)
            body = Append(body, piece);

        while (body.Length >= 4)
        {
            var piece = random.Next(16) == 0 ? controls[random.Next(controls.Length)] : CodePoint(random.Next(Planes), random);
            body = Append(body, piece);
        }

        body.Fill((byte)'.');
    }

    /// <summary>A scalar value that is no control, no surrogate and no noncharacter. Unassigned ones are wanted: they must pass too.</summary>
    private static string CodePoint(int plane, SeededRandom random)
    {
        while (true)
        {
            // Half of plane 0 is picked below U+0800, so that sequences of one and two bytes are as common as those of three.
            var low = plane == 0 && random.Next(2) == 0 ? random.Next(0x800) : random.Next(0x1_0000);
            var value = (plane << 16) | low;
            var isNoncharacter = (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
            if (Rune.IsValid(value) && !isNoncharacter && value is >= 0x20 and not 0x7F)
                return new Rune(value).ToString();
        }
    }

    private static Span<byte> Append(Span<byte> body, string piece) => body[Encoding.UTF8.GetBytes(piece, body)..];
}
