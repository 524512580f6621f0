using System.Text;
using TransportBench.Core;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Bytes;

namespace TransportBench.UnitTests.Measurement.Bytes;

/// <summary>The bytes of one connection, to be shown to an account in pieces of any length.</summary>
internal sealed class Conversation
{
    private readonly List<byte> _down = [];
    private readonly List<byte> _up = [];

    public int DownLength => _down.Count;

    public Conversation Down(string text) => Down(Encoding.Latin1.GetBytes(text));

    public Conversation Down(params ReadOnlySpan<byte> bytes)
    {
        _down.AddRange(bytes);
        return this;
    }

    public Conversation Up(string text) => Up(Encoding.Latin1.GetBytes(text));

    public Conversation Up(params ReadOnlySpan<byte> bytes)
    {
        _up.AddRange(bytes);
        return this;
    }

    public Conversation DownFrame(byte opcode, ReadOnlySpan<byte> payload, bool final = true) => Down(Frame(opcode, payload, final));

    public Conversation UpFrame(byte opcode, ReadOnlySpan<byte> payload, uint key, bool final = true)
    {
        var frame = Frame(opcode, payload, final);
        var header = WebSocketFrame.HeaderLength(payload.Length);
        frame[1] |= 0x80;
        WebSocketFrame.Mask(frame.AsSpan(header), key);
        return Up(frame.AsSpan(0, header)).Up((byte)(key >> 24), (byte)(key >> 16), (byte)(key >> 8), (byte)key).Up(frame.AsSpan(header));
    }

    /// <summary>In pieces drawn from the seed; all of one direction first, as a request comes before its response.</summary>
    public ByteTotals In(IByteAccount account, ulong seed, int longestPiece)
    {
        var random = new SeededRandom(seed);
        for (ReadOnlySpan<byte> rest = _up.ToArray(), piece; !rest.IsEmpty; rest = rest[piece.Length..])
            account.Up(piece = Piece(rest, random, longestPiece));
        for (ReadOnlySpan<byte> rest = _down.ToArray(), piece; !rest.IsEmpty; rest = rest[piece.Length..])
            account.Down(piece = Piece(rest, random, longestPiece));
        return account.Totals;
    }

    /// <summary>All at once, the request first.</summary>
    public ByteTotals In(IByteAccount account)
    {
        account.Up(_up.ToArray());
        account.Down(_down.ToArray());
        return account.Totals;
    }

    private static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> rest, SeededRandom random, int longest) =>
        rest[..Math.Min(1 + random.Next(longest), rest.Length)];

    private static byte[] Frame(byte opcode, ReadOnlySpan<byte> payload, bool final)
    {
        var frame = new byte[WebSocketFrame.HeaderLength(payload.Length) + payload.Length];
        payload.CopyTo(frame.AsSpan(WebSocketFrame.WriteHeader(frame, opcode, payload.Length, final)));
        return frame;
    }
}
