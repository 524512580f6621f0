using System.Collections.Concurrent;
using System.Threading.Channels;

namespace TransportBench.Servers.Echo;

/// <summary>Event streams that wait for what comes up in other requests, by the name that their clients gave them.</summary>
/// <remarks>Thread-safe. Bounded: a stream that is not read refuses more.</remarks>
internal sealed class EchoStreams
{
    private const int Depth = 64;
    private const int LongestName = 256;

    private readonly ConcurrentDictionary<string, Channel<string>> _streams = new();

    /// <summary>Opens one.</summary>
    /// <exception cref="FeedRequestException">The name is taken, or no name.</exception>
    public ChannelReader<string> Open(string name)
    {
        if (name.Length is 0 or > LongestName) throw new FeedRequestException(400, $"'lane' names the stream: 1 to {LongestName} characters, not to be guessed");
        var stream = Channel.CreateBounded<string>(new BoundedChannelOptions(Depth) { SingleReader = true });
        return _streams.TryAdd(name, stream) ? stream.Reader : throw new FeedRequestException(409, "there is a stream of that name");
    }

    /// <summary>Puts an event into one.</summary>
    /// <exception cref="FeedRequestException">There is none, or it is full.</exception>
    public void Put(string name, string data)
    {
        if (!_streams.TryGetValue(name, out var stream)) throw new FeedRequestException(404, "there is no stream of that name");
        if (!stream.Writer.TryWrite(data)) throw new FeedRequestException(503, $"{Depth:#,##0} events wait to be read already");
    }

    /// <summary>Closes it.</summary>
    public void Close(string name) => _streams.TryRemove(name, out _);
}
