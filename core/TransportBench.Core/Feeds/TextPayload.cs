using System.Text;

namespace TransportBench.Core.Feeds;

/// <summary>One line of ASCII words, as a language model's tokens look.</summary>
internal static class TextPayload
{
    private static readonly byte[][] Words = [.. """
        the a model stream token answer of to and in is that it for as with on by this be are from or an at
        server client message network latency event connection browser request response data system time
        because however therefore when which while between under before after every most some only
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Encoding.ASCII.GetBytes)];

    public static ReadOnlySpan<byte> Word(SeededRandom random) => Words[random.Next(Words.Length)];

    public static void Fill(Span<byte> body, SeededRandom random)
    {
        while (body.Length > 0)
        {
            body[0] = (byte)' ';
            body = body[1..];
            var word = Word(random);
            var length = Math.Min(word.Length, body.Length);
            word[..length].CopyTo(body);
            body = body[length..];
        }
    }
}
