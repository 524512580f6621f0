using System.Text;

namespace TransportBench.EventSource;

/// <summary>A handler whose requests can name any event ID.</summary>
public static class EventSourceHandler
{
    /// <summary>The framework's handler, with <c>Last-Event-ID</c> in UTF-8 (WHATWG HTML §9.2.4); by default .NET sends ASCII alone.</summary>
    public static SocketsHttpHandler Create() => new()
    {
        RequestHeaderEncodingSelector = static (name, _) => string.Equals(name, "Last-Event-ID", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null,
    };
}
