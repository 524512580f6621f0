using System.CommandLine;
using TransportBench.Experiments.Hosting;

namespace TransportBench.Commands;

/// <summary><c>drive</c>: the clients, for a coordinator.</summary>
internal static class DriveCommand
{
    public static Command Create()
    {
        var command = new Command("drive", """
            The clients of a trial, for a coordinator: reads JSON lines on stdin (see docs/architecture.md), ends with its input.

            Example: echo '{"type":"stop"}' | dotnet run -c Release --project benchmarks/TransportBench -- drive
            """);
        command.SetAction((_, cancellationToken) => ChildProcess.RunAsync(
            (channel, token) => new DriveHost(channel).RunAsync(token), cancellationToken));
        return command;
    }
}
