using CsCheck;
using TransportBench.Core;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class TlsByteAccountTests
{
    private const byte ChangeCipherSpec = 20, HandshakeType = 22;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(100_000)]
    public void WholeConnection_SplitAnywhere_NamesEveryByte(int longestPiece)
    {
        var account = new TlsByteAccount();
        byte[] up = [.. Clear(HandshakeType, 512), .. Clear(ChangeCipherSpec, 1), .. Sealed(36), .. Sealed(100), .. Sealed(2)];
        byte[] down = [.. Clear(HandshakeType, 122), .. Sealed(900), .. Sealed(217), .. Sealed(217), .. Sealed(150), .. Sealed(16_384), .. Sealed(66), .. Sealed(2)];
        Show(account, up, down, longestPiece);
        var totals = account.Totals(150 + 16_384 + 66, 100);
        Assert.Equal((down.Length, up.Length), (totals.Down, totals.Up));
        Assert.Equal((3, 1), (totals.Records, totals.UpRecords));
        Assert.Equal((3 * 22, 22), (totals.Framing, totals.UpFraming));
        Assert.Equal([150, 16_384, 66], totals.Contents);
        Assert.Equal(517 + 6 + 58 + 24 + 127 + 922 + 239 + 239 + 24, totals.Handshake);
        Assert.Equal(0, totals.Unnamed);
    }

    [Fact]
    public void LastRecordOfTwoBytes_ThatIsPlainText_IsNoAlert()
    {
        var account = new TlsByteAccount();
        account.Down([.. Sealed(40), .. Sealed(10), .. Sealed(2)]);
        Assert.Equal([10, 2], account.Totals(12, 0).Contents);
        Assert.Equal([10], account.Totals(10, 0).Contents);
    }

    [Fact]
    public void PlainTextThatFitsNoRecords_LeavesThemUnnamed()
    {
        var account = new TlsByteAccount();
        account.Down([.. Sealed(40), .. Sealed(10)]);
        Assert.Equal((0, 62 + 32 - 11), (account.Totals(11, 0).Records, account.Totals(11, 0).Unnamed));
    }

    [Fact]
    public void NothingAtAll_IsNothing() => Assert.Equal(0, new TlsByteAccount().Totals(0, 0).Unnamed);

    [Fact]
    public void RandomRecords_SplitAtRandom_AgreeWithTheWireModel() =>
        Gen.Select(Gen.Int[100, 50_000].Array[0, 8], Gen.Int[3, 900].Array[0, 3], Gen.Bool, Gen.Int[1, 20_000]).Sample((writes, tickets, closes, longestPiece) =>
        {
            var account = new TlsByteAccount();
            List<byte> down = [.. Clear(HandshakeType, 122)];
            foreach (var ticket in tickets) down.AddRange(Sealed(ticket));
            foreach (var write in writes)
            {
                for (var rest = write; rest > 0; rest -= TlsRecord.MaximumContent)
                    down.AddRange(Sealed(Math.Min(rest, TlsRecord.MaximumContent)));
            }

            if (closes) down.AddRange(Sealed(2));
            Show(account, [], [.. down], longestPiece);
            var totals = account.Totals(writes.Sum(), 0);
            return totals.Unnamed == 0
                && totals.Records == writes.Sum(write => TlsRecord.Count(write))
                && totals.Handshake == 127 + tickets.Sum(ticket => ticket + TlsRecord.Overhead) + (closes ? 24 : 0);
        });

    private static void Show(TlsByteAccount account, byte[] up, byte[] down, int longestPiece)
    {
        var random = new SeededRandom(5);
        for (ReadOnlySpan<byte> rest = up, piece; !rest.IsEmpty; rest = rest[piece.Length..]) account.Up(piece = Piece(rest, random, longestPiece));
        for (ReadOnlySpan<byte> rest = down, piece; !rest.IsEmpty; rest = rest[piece.Length..]) account.Down(piece = Piece(rest, random, longestPiece));
    }

    private static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> rest, SeededRandom random, int longest) =>
        rest[..Math.Min(1 + random.Next(longest), rest.Length)];

    private static byte[] Clear(byte type, int length) => [type, 3, 3, (byte)(length >> 8), (byte)length, .. new byte[length]];

    /// <summary>A record of application data by its outer type, with that much content.</summary>
    private static byte[] Sealed(int content) => Clear(23, content + TlsRecord.InnerOverhead);
}
