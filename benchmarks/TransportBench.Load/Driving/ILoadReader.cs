using TransportBench.Clients;

namespace TransportBench.Load.Driving;

/// <summary>What a connection of a load test does once it is open.</summary>
internal interface ILoadReader
{
    /// <summary>Does it until the stream is over; then what has not come is missed.</summary>
    /// <param name="client">Connected.</param>
    /// <param name="cancellationToken">Leaves before the end; nothing more is owed then.</param>
    Task ReadAsync(IFeedClient client, CancellationToken cancellationToken);
}
