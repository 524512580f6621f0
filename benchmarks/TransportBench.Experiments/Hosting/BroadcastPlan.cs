using System.Text.Json;
using TransportBench.Core;
using TransportBench.Servers;

namespace TransportBench.Experiments.Hosting;

/// <summary>A live stream that a server host is to begin; travels as JSON.</summary>
public sealed record BroadcastPlan
{
    /// <summary>Seed of the payloads.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What is sent, and when.</summary>
    public required Workload Workload { get; init; }

    /// <summary>When it begins, monotonic clock in ns.</summary>
    public required long StartNs { get; init; }

    /// <summary>How long it stays open.</summary>
    public required TimeSpan Lasting { get; init; }

    /// <summary>Has a server host begin it.</summary>
    /// <exception cref="HostFailedException">It does not answer within a minute, or has ended.</exception>
    public Task BeginAsync(HostProcess server, CancellationToken cancellationToken) =>
        server.AskAsync(new HostMessage { Type = "broadcast", Details = JsonSerializer.SerializeToElement(this, HostChannel.Json) }, "broadcasting", TimeSpan.FromMinutes(1), cancellationToken);

    /// <summary>As a server knows it.</summary>
    public FeedRunOptions Run() => new() { Id = "broadcast", Seed = Seed, Workload = Workload, Mode = FeedMode.Paced };
}
