namespace TransportBench.Core;

/// <summary>How events reach the client.</summary>
/// <param name="Id">The name in lanes, routes and results: lower case, digits and dashes.</param>
/// <param name="Description">One line for <c>list</c>.</param>
/// <remarks>Immutable. Compared by value. <see cref="Transports"/> lists every member.</remarks>
public sealed record Transport(string Id, string Description)
{
    /// <summary>The <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
