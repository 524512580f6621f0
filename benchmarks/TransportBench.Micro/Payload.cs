using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Micro;

/// <summary>What the events of a table's rows look like.</summary>
/// <param name="Kind">Kind of payload.</param>
/// <param name="Size">Length in bytes.</param>
public sealed record Payload(PayloadKind Kind, int Size)
{
    private const ulong Seed = 20_261_126;

    /// <summary>Sizes where the frame formats change their headers or their cost, and every kind once.</summary>
    public static IReadOnlyList<Payload> All { get; } =
    [
        new(PayloadKind.Text, 16), new(PayloadKind.Text, 128), new(PayloadKind.Text, 4_096), new(PayloadKind.Text, 65_536),
        new(PayloadKind.Json, 1_024), new(PayloadKind.Unicode, 1_024), new(PayloadKind.Binary, 1_024),
    ];

    /// <summary>The events; the same for every benchmark of a table.</summary>
    public Feed Feed() => new(Seed, new Workload { Kind = Kind, SizeBytes = Size, Events = 0 });

    /// <summary>As the table prints it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind.ToString().ToLowerInvariant()} {Size} B");
}
