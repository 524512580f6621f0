using TransportBench.Core;

namespace TransportBench.Clients;

/// <summary>Who reads: a member of the catalogue <see cref="FeedClients"/>.</summary>
/// <remarks>Immutable. One ID may stand for a class per transport: what they share is how they are written.</remarks>
public sealed record FeedClient
{
    /// <summary>The name in lanes and results.</summary>
    public required string Id { get; init; }

    /// <summary>One line for <c>list</c>.</summary>
    public required string Description { get; init; }

    /// <summary>How it is written. Any edition of a server may be read by it.</summary>
    public required Edition Edition { get; init; }

    /// <summary>Makes a client of one transport; by transport.</summary>
    public required IReadOnlyDictionary<Transport, Func<FeedRequest, IFeedClient>> Readers { get; init; }

    /// <summary>Whether it reads HTTP/2; true by default.</summary>
    public bool ReadsHttp2 { get; init; } = true;

    /// <summary>Whether it reads compressed feeds; true by default.</summary>
    public bool ReadsCompressed { get; init; } = true;

    /// <summary>The transports it reads, in the order of <see cref="Core.Transports.All"/>.</summary>
    public IReadOnlyList<Transport> Transports => [.. Core.Transports.All.Where(Readers.ContainsKey)];

    /// <summary>Whether it reads <paramref name="transport"/>.</summary>
    public bool Reads(Transport transport) => Readers.ContainsKey(transport);

    /// <summary>Makes a client, not connected yet.</summary>
    /// <param name="transport">One of <see cref="Transports"/>.</param>
    /// <param name="request">What to ask for.</param>
    /// <exception cref="ArgumentException">It does not read the transport; says which it reads.</exception>
    public IFeedClient Create(Transport transport, FeedRequest request) => Readers.TryGetValue(transport, out var create)
        ? create(request)
        : throw new ArgumentException($"client '{Id}' does not read {transport}; it reads {string.Join(", ", Transports)}", nameof(transport));

    /// <summary>The <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
