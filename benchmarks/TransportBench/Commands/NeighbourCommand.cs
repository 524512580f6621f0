using System.CommandLine;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Hosting;

namespace TransportBench.Commands;

/// <summary><c>neighbour</c>: a child of <c>calibrate</c> that disturbs when it is told; not listed in the help.</summary>
internal static class NeighbourCommand
{
    public static Command Create()
    {
        var command = new Command(Neighbour.Command, "Keeps about half a core busy, in bursts, between 'noise' and 'quiet' on its input, and ends with it.") { Hidden = true };
        command.SetAction((_, cancellationToken) => ChildProcess.RunAsync(RunAsync, cancellationToken));
        return command;
    }

    private static async Task RunAsync(HostChannel channel, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var noisy = new ManualResetEventSlim();
        var working = Task.Factory.StartNew(() => Neighbour.Run(seed: 1, noisy, ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await HostLoop.RunAsync(channel, Neighbour.Command, urls: null, (message, _) => Task.FromResult(Turn(noisy, message)), cancellationToken);
        await ended.CancelAsync();
        await working;
    }

    private static HostMessage Turn(ManualResetEventSlim noisy, HostMessage message)
    {
        switch (message.Type)
        {
            case PausedNeighbour.Noise:
                noisy.Set();
                break;
            case PausedNeighbour.Quiet:
                noisy.Reset();
                break;
            default:
                throw new InvalidDataException($"unknown message '{message.Type}'");
        }

        return message;
    }
}
