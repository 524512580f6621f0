using TransportBench.Clients;
using TransportBench.Core;
using Xunit;

namespace TransportBench.ContractTests.Wiring;

/// <summary>Every transport × edition × client that the catalogues know and a server serves.</summary>
public static class ContractLanes
{
    private static readonly Transport[] Polls = [Transports.LongPolling, Transports.ShortPolling];

    public static IReadOnlyList<Lane> All { get; } =
    [
        .. from client in FeedClients.All
           from transport in client.Transports
           from edition in Enum.GetValues<Edition>()
           where IsServed(transport, edition)
           select new Lane { Transport = transport, Edition = edition, Client = client.Id },
    ];

    public static TheoryData<string> Names => Of(_ => true);

    /// <summary>A connection that stays: everything but polling.</summary>
    public static TheoryData<string> Persistent => Of(lane => !IsPolled(lane));

    /// <summary>The twins and their control: what can be saturated, tapped and served by hand.</summary>
    public static TheoryData<string> OnTheServersStack => Of(IsOnTheServersStack);

    public static TheoryData<string> WebSockets => Of(lane => lane.Transport == Transports.WebSocket);

    public static TheoryData<string> OneWay => Of(lane => lane.Transport != Transports.WebSocket);

    public static bool IsPolled(Lane lane) => Polls.Contains(lane.Transport);

    public static bool IsOnTheServersStack(Lane lane) => !IsPolled(lane) && lane.Transport != Transports.TcpBlocking;

    private static bool IsServed(Transport transport, Edition edition) =>
        transport == Transports.TcpBlocking ? edition == Edition.Tuned : !Polls.Contains(transport) || edition == Edition.Idiomatic;

    private static TheoryData<string> Of(Func<Lane, bool> chosen) => [.. All.Where(chosen).Select(lane => lane.ToString())];
}
