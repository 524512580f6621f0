using System.Globalization;

namespace TransportBench.Inspect;

/// <summary>Explains captured WebSocket frames of one direction: one JSON line per frame (RFC 6455 §5.2).</summary>
/// <remarks>
/// Each frame is checked by itself: reserved bits and opcodes, lengths, control frames. The order of fragments, masking by direction and the payload are not judged,
/// so a capture may begin in the middle of a connection. Payloads are passed over, never held.
/// </remarks>
public static class WebSocketInspector
{
    /// <summary>Writes <c>{"opcode":…,"fin":…,"masked":…,"header":bytes,"payload":bytes}</c> per frame; <c>header</c> counts the masking key.</summary>
    /// <param name="input">The bytes as sent, after TLS; an HTTP head at the beginning (<c>GET </c> or <c>HTTP/1.1 101 </c>) is skipped. Read to its end, not disposed.</param>
    /// <param name="output">Takes the lines, each ended by LF; flushed, also before an exception.</param>
    /// <exception cref="InvalidDataException">A frame breaks RFC 6455 or is cut off; the message names its byte offset in the capture. The frames before it are written.</exception>
    public static void Run(Stream input, TextWriter output)
    {
        var capture = new CaptureReader(input, output.Flush);
        try
        {
            bool compression = HandshakeHead.Skip(capture);
            while (!capture.Peek(1).IsEmpty)
                WriteFrame(capture, compression, output);
        }
        finally
        {
            output.Flush();
        }
    }

    private static void WriteFrame(CaptureReader capture, bool compression, TextWriter output)
    {
        long offset = capture.Offset;
        WebSocketFrameHeader header = WebSocketFrameHeader.Read(capture, compression);
        capture.Skip(header.HeaderBytes);
        long payload = capture.Skip(header.PayloadBytes);
        if (payload < header.PayloadBytes)
            throw new InvalidDataException($"byte {offset}: the capture ends inside the frame that begins here: {payload} of {header.PayloadBytes} payload bytes.");
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"opcode\":{header.Opcode},\"fin\":{(header.Fin ? "true" : "false")},\"masked\":{(header.Masked ? "true" : "false")},\"header\":{header.HeaderBytes},\"payload\":{header.PayloadBytes}}}\n"));
    }
}
