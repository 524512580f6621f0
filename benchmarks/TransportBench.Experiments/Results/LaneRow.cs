using TransportBench.Core;

namespace TransportBench.Experiments.Results;

/// <summary>A lane, part by part.</summary>
/// <param name="Transport">ID of the transport.</param>
/// <param name="Variant">The variant's suffix, or empty.</param>
/// <param name="Edition"><c>idiomatic</c> or <c>tuned</c>.</param>
/// <param name="Client">ID of the client.</param>
public sealed record LaneRow(string Transport, string Variant, string Edition, string Client)
{
    /// <summary>The row of a lane.</summary>
    public static LaneRow From(Lane lane) =>
        new(lane.Transport.Id, lane.Variant.ToString(), lane.Edition.ToString().ToLowerInvariant(), lane.Client);

    /// <summary>The lane's canonical name.</summary>
    public override string ToString() => $"{Transport}{Variant}:{Edition}:{Client}";
}
