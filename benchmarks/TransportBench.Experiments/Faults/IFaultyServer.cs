using System.Net;

namespace TransportBench.Experiments.Faults;

/// <summary>A server that can be taken away and given back, on the same port and with the same stream.</summary>
public interface IFaultyServer : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    IPEndPoint Address { get; }

    /// <summary>Ends the process with SIGKILL and starts it again after a pause; completes when it serves.</summary>
    Task KillAsync(TimeSpan pause, CancellationToken cancellationToken);

    /// <summary>Asks the process to stop, waits until it has, and starts it again; completes when it serves.</summary>
    /// <returns>How long it took to stop.</returns>
    Task<TimeSpan> StopAsync(CancellationToken cancellationToken);
}
