using TransportBench.Experiments.Hosting;
using TransportBench.Measurement.Processes;

namespace TransportBench.Experiments.Calibration;

/// <summary>The neighbour's process, stopped except beside the trials that it is to disturb.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class PausedNeighbour : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly HostProcess _process;

    private PausedNeighbour(HostProcess process) => _process = process;

    /// <summary>Starts it, and stops it at once.</summary>
    /// <exception cref="HostFailedException">It cannot be started.</exception>
    public static async Task<PausedNeighbour> StartAsync(CancellationToken cancellationToken)
    {
        var neighbour = new PausedNeighbour(await HostProcess.StartAsync(Neighbour.Command, cancellationToken));
        ProcessSignals.Stop(neighbour._process.Id);
        return neighbour;
    }

    /// <summary>Lets it go on until what this returns is disposed of.</summary>
    /// <exception cref="IOException">It has ended: what ran without its neighbour must not say that it had one.</exception>
    public async Task<IDisposable> ResumeAsync()
    {
        if (await _process.EndAsync(Glance) is { } words) throw new IOException(words);
        ProcessSignals.Continue(_process.Id);
        return new Pause(_process.Id);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (await _process.EndAsync(TimeSpan.Zero) is null) ProcessSignals.Continue(_process.Id); // Only who runs can end.
        await _process.DisposeAsync();
    }

    private sealed class Pause(int process) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                ProcessSignals.Stop(process);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // It has ended: told before the next trial that needs it.
            }
        }
    }
}
