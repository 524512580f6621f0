namespace TransportBench.Core;

/// <summary>The network between server and client.</summary>
/// <param name="Id">The name in results and on the command line.</param>
/// <param name="Description">One line for <c>list</c>.</param>
/// <remarks>Immutable. Compared by value. <see cref="Links"/> lists every member.</remarks>
public sealed record Link(string Id, string Description)
{
    /// <summary>The <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
