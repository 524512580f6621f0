using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace TransportBench.Core.Feeds;

/// <summary>A nested document with the sequence as its first member: <c>{"seq":"…","items":[…],"text":"…"}</c>.</summary>
internal static class JsonPayload
{
    public const int MinimumSize = 64;

    /// <summary>Where the sequence's digits begin: after <c>{"seq":"</c>.</summary>
    public const int SequenceOffset = 8;

    private static ReadOnlySpan<byte> Head => "{\"seq\":\"0000000000000000\",\"items\":["u8;

    private static ReadOnlySpan<byte> Middle => "],\"text\":\""u8;

    private static ReadOnlySpan<byte> Tail => "\"}"u8;

    public static void Fill(Span<byte> document, SeededRandom random)
    {
        Tail.CopyTo(document[^Tail.Length..]);
        var rest = Append(document[..^Tail.Length], Head);
        rest = AppendItems(rest, random);
        rest = Append(rest, Middle);
        TextPayload.Fill(rest, random);
    }

    private static Span<byte> AppendItems(Span<byte> rest, SeededRandom random)
    {
        Span<byte> item = stackalloc byte[256];
        for (var index = 0; ; index++)
        {
            var length = Format(index, item, random);
            var comma = index == 0 ? ReadOnlySpan<byte>.Empty : ","u8;
            if (rest.Length < comma.Length + length + Middle.Length)
                return rest;
            rest = Append(Append(rest, comma), item[..length]);
        }
    }

    /// <summary>The kinds of value take turns, so that every document of some length has them all.</summary>
    private static int Format(int index, Span<byte> item, SeededRandom random)
    {
        var invariant = CultureInfo.InvariantCulture;
        var number = random.Next(1_000_000);
        var word = Encoding.ASCII.GetString(TextPayload.Word(random));
        var written = 0;
        _ = (index % 6) switch
        {
            0 => Utf8.TryWrite(item, invariant, $"{number}", out written),
            1 => Utf8.TryWrite(item, $"{((number & 1) == 0 ? "true" : "false")}", out written),
            2 => Utf8.TryWrite(item, $"null", out written),
            3 => Utf8.TryWrite(item, invariant, $"{{\"id\":{number},\"{word}\":[true,null]}}", out written),
            4 => Utf8.TryWrite(item, invariant, $"\"{word} \\\"{number}\\\"\\n\\t\\\\ \\u00e9\"", out written),
            _ => Utf8.TryWrite(item, invariant, $"[-{number}.5e-3,[],{{}},[{{\"{word}\":\"\"}}]]", out written),
        };
        return written;
    }

    private static Span<byte> Append(Span<byte> rest, scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(rest);
        return rest[bytes.Length..];
    }
}
