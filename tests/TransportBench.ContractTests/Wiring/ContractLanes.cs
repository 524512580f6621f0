using TransportBench.Clients;
using TransportBench.Core;
using Xunit;

namespace TransportBench.ContractTests.Wiring;

/// <summary>Every transport × edition × client that the catalogues know and a server serves.</summary>
public static class ContractLanes
{
    private static readonly Transport[] Polls = [Transports.LongPolling, Transports.ShortPolling];

    /// <summary>HTTP/1.1 in clear, not compressed.</summary>
    public static IReadOnlyList<Lane> Plain { get; } =
    [
        .. from client in FeedClients.All
           from transport in client.Transports
           from edition in Enum.GetValues<Edition>()
           where IsServed(transport, edition)
           select new Lane { Transport = transport, Edition = edition, Client = client.Id },
    ];

    /// <summary>The same over HTTP/2, TLS and compressed, wherever that can be.</summary>
    public static IReadOnlyList<Lane> Varied { get; } =
    [
        .. from lane in Plain
           from variant in Variants.All
           let varied = lane with { Variant = variant }
           where !variant.IsPlain && FeedClients.WhyNot(varied) is null
           select varied,
    ];

    public static IReadOnlyList<Lane> All { get; } = [.. Plain, .. Varied];

    public static TheoryData<string> Names => Of(_ => true);

    /// <summary>A connection that stays: everything but polling.</summary>
    public static TheoryData<string> Persistent => Of(lane => !IsPolled(lane));

    /// <summary>The twins and their control: what can be saturated, tapped and served by hand.</summary>
    public static TheoryData<string> OnTheServersStack => Of(IsOnTheServersStack);

    /// <summary>Whose bytes can be read as they are.</summary>
    public static TheoryData<string> WebSockets => Of(lane => lane.Transport == Transports.WebSocket && lane.Variant.IsPlain);

    public static TheoryData<string> OneWay => Of(lane => lane.Transport != Transports.WebSocket);

    public static bool IsPolled(Lane lane) => Polls.Contains(lane.Transport);

    public static bool IsOnTheServersStack(Lane lane) => !IsPolled(lane) && lane.Transport != Transports.TcpBlocking && !Transports.SignalR.Contains(lane.Transport);

    private static bool IsServed(Transport transport, Edition edition) =>
        transport == Transports.TcpBlocking ? edition == Edition.Tuned : edition == Edition.Idiomatic || !(Polls.Contains(transport) || Transports.SignalR.Contains(transport));

    private static TheoryData<string> Of(Func<Lane, bool> chosen) => [.. All.Where(chosen).Select(lane => lane.ToString())];
}
