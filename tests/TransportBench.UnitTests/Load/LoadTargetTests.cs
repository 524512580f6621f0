using TransportBench.Core;
using TransportBench.Load.Driving;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class LoadTargetTests
{
    [Theory]
    [InlineData("http://10.0.0.1:8080", false, "ws://10.0.0.1:8080/feed/websocket", "http://10.0.0.1:8080/feed/sse")]
    [InlineData("https://example.test", true, "wss://example.test/echo/websocket", "https://example.test/echo/sse")]
    [InlineData("ws://10.0.0.1:8080/my/stream", false, "ws://10.0.0.1:8080/my/stream", "http://10.0.0.1:8080/my/stream")]
    public void UrlOf_ATarget_IsTheContractsUnlessItHasAPath(string server, bool echo, string webSocket, string sse)
    {
        var target = new LoadTarget { Server = new Uri(server), Echo = echo };
        Assert.Equal((new Uri(webSocket), new Uri(sse)), (target.UrlOf(Transports.WebSocket, null), target.UrlOf(Transports.ServerSentEvents, null)));
    }

    [Fact]
    public void UrlOf_AnEchoOfOurOwn_IsBesideItsFeed() =>
        Assert.Equal(new Uri("http://127.0.0.1:5000/echo/sse"), new LoadTarget { Echo = true }.UrlOf(Transports.ServerSentEvents, new Uri("http://127.0.0.1:5000/feed/sse")));

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("/feed")]
    [InlineData("")]
    [InlineData("tcp://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1/feed?lane=x")]
    public void TryParse_NoServer_SaysWhatIsExpected(string text)
    {
        Assert.False(LoadTarget.TryParse(text, out _, out var mistake));
        Assert.Contains("http://HOST:PORT", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, null, LoadMode.Deliver)]
    [InlineData(false, "http://127.0.0.1:1", LoadMode.Listen)]
    [InlineData(true, null, LoadMode.Echo)]
    [InlineData(true, "http://127.0.0.1:1", LoadMode.Echo)]
    public void Mode_OfATarget_FollowsFromIt(bool echo, string? server, LoadMode mode) => Assert.Equal(mode, new LoadTarget { Echo = echo, Server = server is null ? null : new Uri(server) }.Mode);
}
