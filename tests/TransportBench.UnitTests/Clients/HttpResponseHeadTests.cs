using System.Text;
using TransportBench.Clients;
using TransportBench.Clients.Http1;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class HttpResponseHeadTests
{
    [Fact]
    public void TryParse_EveryPrefix_WaitsForTheEmptyLine()
    {
        var bytes = "HTTP/1.1 200 OK\r\nA: b\r\n\r\n"u8.ToArray();
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(HttpResponseHead.TryParse(bytes.AsSpan(0, length), out _, out _), $"{length} bytes");
        Assert.True(HttpResponseHead.TryParse(bytes, out _, out _));
    }

    [Fact]
    public void TryParse_Fields_AreTrimmedJoinedAndFoundWhateverTheirCase()
    {
        var head = Parse("HTTP/1.0 404 \r\nConnection:keep-alive\r\nx-a: \t v w \t\r\nconnection: UPGRADE\r\nEmpty:\r\n\r\nbody");
        Assert.Equal(404, head.Status);
        Assert.Equal("HTTP/1.0 404 ", head.StatusLine);
        Assert.Equal("v w", head["X-A"]);
        Assert.Equal("", head["empty"]);
        Assert.True(head.Has("Connection", "upgrade"));
        Assert.True(head.Has("Connection", "keep-alive"));
        Assert.False(head.Has("Connection", "alive"));
        Assert.Null(head["Y"]);
    }

    [Theory]
    [InlineData("HTTP/2 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 099 OK\r\n\r\n")]
    [InlineData("ICY 200 OK\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n: v\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA : v\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: v\r\n folded: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: v\nB: w\r\n\r\n")]
    public void TryParse_NoHttpResponse_SaysWhatArrived(string text)
    {
        var e = Assert.Throws<FeedProtocolException>(() => Parse(text));
        Assert.Contains("arrived", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpResponseHead.MaxBytes - 1, false)]
    [InlineData(HttpResponseHead.MaxBytes, true)]
    public void TryParse_EndlessHead_IsRefusedAtTheLimit(int bytes, bool refused)
    {
        var text = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nA: ".PadRight(bytes, 'x'));
        var e = Record.Exception(() => HttpResponseHead.TryParse(text, out _, out _));
        Assert.Equal(refused, e is FeedProtocolException);
    }

    [Theory]
    [InlineData("Transfer-Encoding: gzip, chunked")]
    [InlineData("Content-Length: 5, 5")]
    [InlineData("Content-Length: -1")]
    public void Body_FramingUnknown_IsRefused(string field) =>
        Assert.Throws<FeedProtocolException>(() => HttpBody.Of(Parse($"HTTP/1.1 200 OK\r\n{field}\r\n\r\n")));

    [Fact]
    public void Body_OfKnownLength_EndsThereAndNotBefore()
    {
        var body = HttpBody.Of(Parse("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"));
        Assert.Equal("abc"u8, body.Next("abc"u8, out var consumed));
        Assert.Equal(3, consumed);
        Assert.Throws<FeedProtocolException>(body.End);
        Assert.Equal("de"u8, body.Next("def"u8, out consumed));
        Assert.Equal(2, consumed);
        Assert.True(body.IsComplete);
        body.End();
    }

    private static HttpResponseHead Parse(string text)
    {
        Assert.True(HttpResponseHead.TryParse(Encoding.Latin1.GetBytes(text), out var head, out var length));
        Assert.Equal(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4, length);
        return head;
    }
}
