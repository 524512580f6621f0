using System.Text;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class HttpHeadReaderTests
{
    private const string Head = "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip , Chunked\r\nContent-Length:  42\r\nX: \r\r\n\r\n";

    [Fact]
    public void Read_SplitAtEveryPlace_EndsAtTheBlankLine()
    {
        var bytes = Encoding.ASCII.GetBytes(Head + "body");
        for (var split = 0; split <= bytes.Length; split++)
        {
            var reader = new HttpHeadReader();
            var taken = reader.Read(bytes.AsSpan(0, split));
            Assert.Equal(split >= Head.Length, reader.IsComplete);
            taken += reader.Read(bytes.AsSpan(split));
            Assert.Equal((Head.Length, (long)Head.Length, true), (taken, reader.Length, reader.IsComplete));
            Assert.Equal((200, 42L), (reader.Status, reader.ContentLength));
            Assert.True(reader.Has("Transfer-Encoding", "chunked"));
        }
    }

    [Fact]
    public void Reset_AnotherHead_IsReadAfresh()
    {
        var reader = new HttpHeadReader();
        reader.Read(Encoding.ASCII.GetBytes(Head));
        reader.Reset();
        Assert.Equal((0, 0L, null), (reader.Status, reader.Length, reader.ContentLength));
        reader.Read("GET / HTTP/1.1\r\n\r\n"u8);
        Assert.True(reader.IsComplete);
        Assert.Equal((0, 18L), (reader.Status, reader.Length));
        Assert.False(reader.Has("Transfer-Encoding", "chunked"));
    }

    [Fact]
    public void Read_EndlessHead_IsCountedButNotKept()
    {
        var reader = new HttpHeadReader();
        var line = new byte[100_000];
        line.AsSpan().Fill((byte)'a');
        reader.Read("HTTP/1.1 200 OK\r\nX: "u8);
        for (var i = 0; i < 10; i++)
            reader.Read(line);
        reader.Read("\r\n\r\n"u8);
        Assert.Equal((true, 200, 1_000_024L), (reader.IsComplete, reader.Status, reader.Length));
        Assert.True(reader.Values("X").Single().Length < 65_536);
    }
}
