namespace TransportBench.Experiments.Faults;

/// <summary>Something that goes wrong between a client and its server: a member of the catalogue <see cref="FaultCatalogue"/>.</summary>
public sealed record Fault
{
    /// <summary>The name in results and on the command line.</summary>
    public required string Id { get; init; }

    /// <summary>One line for <c>list</c>.</summary>
    public required string Description { get; init; }

    /// <summary>What the client sees of it.</summary>
    public required FaultVisibility Seen { get; init; }

    /// <summary>Makes it happen to every connection through the relay, at once or for a while, and mends it.</summary>
    public required Func<FaultSite, CancellationToken, Task> Strike { get; init; }

    /// <summary>A client that does all it may can go on with the stream: <see langword="false"/> where the standard forbids it to come back.</summary>
    public bool IsRecoverable { get; init; } = true;

    /// <summary>It happens to the server, and so to all streams at once.</summary>
    public bool IsOfServer { get; init; }

    /// <summary>The <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
