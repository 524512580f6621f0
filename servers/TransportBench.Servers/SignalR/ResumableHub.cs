using Microsoft.AspNetCore.SignalR;

namespace TransportBench.Servers.SignalR;

/// <summary>The hub of a resumable stream: it has nothing to call, and its clients are sent every event as it happens.</summary>
/// <remarks>SignalR knows no place in a stream: who was away has missed what happened meanwhile, unless its connection is resumed statefully.</remarks>
public sealed class ResumableHub : Hub
{
    /// <summary>Where it is (docs/feed-contract.md).</summary>
    public const string Route = "/feed/signalr";

    /// <summary>Method that every client has for an event; its argument is the payload.</summary>
    public const string Event = "event";

    /// <summary>Method that every client has for the end of the stream.</summary>
    public const string End = "end";
}
