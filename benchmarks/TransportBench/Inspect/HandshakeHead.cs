using System.Text;

namespace TransportBench.Inspect;

/// <summary>The HTTP head that a capture of a whole connection begins with: the client's GET or the server's 101 (RFC 6455 §4).</summary>
internal static class HandshakeHead
{
    /// <summary>Skips the head, if there is one. No frame looks like it: G and H have a reserved bit set that only a head could allow.</summary>
    /// <returns>Whether it speaks of permessage-deflate.</returns>
    /// <exception cref="InvalidDataException">A head begins and does not end within 64 KiB.</exception>
    public static bool Skip(CaptureReader capture)
    {
        // A live capture may begin with one short frame: look no further than needed.
        bool begins = capture.Peek(1) switch
        {
            [(byte)'G'] => capture.Peek(4).SequenceEqual("GET "u8),
            [(byte)'H'] => capture.Peek(13).SequenceEqual("HTTP/1.1 101 "u8),
            _ => false,
        };
        if (!begins)
            return false;
        for (int look = 1024; ; look = Math.Min(2 * look, CaptureReader.Window))
        {
            ReadOnlySpan<byte> bytes = capture.Peek(look);
            int end = bytes.IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                bool compression = OffersCompression(Encoding.Latin1.GetString(bytes[..end]));
                capture.Skip(end + 4);
                return compression;
            }

            if (bytes.Length < look || look == CaptureReader.Window)
                throw new InvalidDataException($"byte 0: an HTTP head begins here, and no blank line ends it within {bytes.Length} bytes; expected CR LF CR LF.");
        }
    }

    private static bool OffersCompression(string head) => head.Split("\r\n").Any(line =>
        line.StartsWith("Sec-WebSocket-Extensions:", StringComparison.OrdinalIgnoreCase) && line.Contains("permessage-deflate", StringComparison.OrdinalIgnoreCase));
}
