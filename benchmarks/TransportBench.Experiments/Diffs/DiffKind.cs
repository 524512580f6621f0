using System.Text.Json.Serialization;

namespace TransportBench.Experiments.Diffs;

/// <summary>What of a lane is compared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiffKind>))]
public enum DiffKind
{
    /// <summary>Each round's figure over the control's of the same round: the machine's mood is in both and cancels.</summary>
    [JsonStringEnumMemberName("against control")]
    AgainstControl,

    /// <summary>Each round's figure as it is; a time drifts with the machine.</summary>
    [JsonStringEnumMemberName("absolute")]
    Absolute,

    /// <summary>A figure that is the same in every round: no test, no interval.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,
}
