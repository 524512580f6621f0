using System.Text.Json;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Hosting;

/// <summary>One line between the coordinator and a child process.</summary>
/// <remarks>
/// To a child: <c>trial</c> (server: open the lanes), <c>connect</c> (client), <c>start</c>, <c>report</c>, <c>rest</c>, <c>stop</c>.
/// From a child: <c>ready</c>, <c>opened</c>, <c>connected</c>, <c>drained</c>, <c>report</c>, <c>rested</c>, <c>error</c>. A driver of load tests has words of its own.
/// </remarks>
public sealed record HostMessage
{
    /// <summary>What is asked or said.</summary>
    public required string Type { get; init; }

    /// <summary><c>ready</c>, <c>connect</c>: URL of each feed, by <see cref="Core.Lane.Endpoint"/>.</summary>
    public IReadOnlyDictionary<string, string>? Urls { get; init; }

    /// <summary><c>opened</c>, <c>connect</c>: the certificate of the server's endpoints over TLS, PEM, where a lane of the trial needs it; <c>ready</c> of a server started by hand.</summary>
    public string? Certificate { get; init; }

    /// <summary><c>ready</c>: the child's process ID.</summary>
    public int? Pid { get; init; }

    /// <summary><c>ready</c>: the child's collector mode.</summary>
    public string? Gc { get; init; }

    /// <summary><c>trial</c>, <c>connect</c>: the plan.</summary>
    public TrialPlan? Plan { get; init; }

    /// <summary><c>start</c>: the instant of offset zero, monotonic clock in ns.</summary>
    public long? T0Ns { get; init; }

    /// <summary><c>rest</c>: how long next to nothing may have been compiled, in ms.</summary>
    public int? QuietMs { get; init; }

    /// <summary><c>report</c>: the file to write, or that was written.</summary>
    public string? Path { get; init; }

    /// <summary>Whatever else belongs to a message of a load test.</summary>
    public JsonElement? Details { get; init; }

    /// <summary><c>error</c>: what went wrong, in one line.</summary>
    public string? Message { get; init; }
}
