using System.CommandLine;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Hosting;

namespace TransportBench.Commands;

/// <summary><c>neighbour</c>: a child of <c>calibrate</c> that disturbs; not listed in the help.</summary>
internal static class NeighbourCommand
{
    public static Command Create()
    {
        var command = new Command(Neighbour.Command, "Keeps about half a core busy, in bursts, until its input ends.") { Hidden = true };
        command.SetAction((_, cancellationToken) => ChildProcess.RunAsync(RunAsync, cancellationToken));
        return command;
    }

    private static async Task RunAsync(HostChannel channel, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = Task.Factory.StartNew(() => Neighbour.Run(seed: 1, ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await HostLoop.RunAsync(channel, "neighbour", urls: null, (message, _) => throw new InvalidDataException($"unknown message '{message.Type}'"), cancellationToken);
        await ended.CancelAsync();
        await working;
    }
}
