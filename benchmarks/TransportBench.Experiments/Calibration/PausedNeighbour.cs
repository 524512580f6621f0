using TransportBench.Experiments.Hosting;

namespace TransportBench.Experiments.Calibration;

/// <summary>The neighbour's process, quiet except beside the trials that it is to disturb.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class PausedNeighbour : IAsyncDisposable
{
    /// <summary>Message, and its answer: work and rest in bursts.</summary>
    public const string Noise = "noise";

    /// <summary>Message, and its answer: do nothing.</summary>
    public const string Quiet = "quiet";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly HostProcess _process;

    private PausedNeighbour(HostProcess process) => _process = process;

    /// <summary>Starts it, quiet.</summary>
    /// <exception cref="HostFailedException">It cannot be started.</exception>
    public static async Task<PausedNeighbour> StartAsync(CancellationToken cancellationToken) =>
        new(await HostProcess.StartAsync(Neighbour.Command, cancellationToken));

    /// <summary>Makes it noisy until what this returns is disposed of.</summary>
    /// <exception cref="IOException">It has ended: what ran without its neighbour must not say that it had one. Disposing throws it too.</exception>
    public async Task<IAsyncDisposable> DisturbAsync(CancellationToken cancellationToken)
    {
        await TellAsync(Noise, cancellationToken);
        return new Disturbance(this);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task TellAsync(string word, CancellationToken cancellationToken)
    {
        try
        {
            await _process.AskAsync(new HostMessage { Type = word }, word, Bound, cancellationToken);
        }
        catch (HostFailedException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private sealed class Disturbance(PausedNeighbour neighbour) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await neighbour.TellAsync(Quiet, CancellationToken.None);
    }
}
