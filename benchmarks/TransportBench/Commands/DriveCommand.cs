using System.CommandLine;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Driving;

namespace TransportBench.Commands;

/// <summary><c>drive</c>: the clients, for a coordinator.</summary>
internal static class DriveCommand
{
    private static readonly Option<bool> Load = new("--load") { Description = "The connections of a load test instead" };

    private static readonly Option<DriverReads?> Reads = Options.Choice<DriverReads>("--reads", "With --load: on which threads sockets are read");

    public static Command Create()
    {
        var command = new Command("drive", """
            The clients of a trial, for a coordinator: reads JSON lines on stdin (see docs/architecture.md), ends with its input.

            Example: echo '{"type":"stop"}' | dotnet run -c Release --project benchmarks/TransportBench -- drive
            """)
        {
            Load, Reads,
        };
        command.SetAction((parsed, cancellationToken) => ChildProcess.RunAsync(parsed.GetValue(Load) ? (channel, token) => LoadAsync(channel, parsed.GetValue(Reads) ?? DriverReads.Inline, token) : (channel, token) => new DriveHost(channel).RunAsync(token), cancellationToken));
        return command;
    }

    private static async Task LoadAsync(HostChannel channel, DriverReads reads, CancellationToken cancellationToken)
    {
        InlineReads.Set(reads == DriverReads.Inline);
        using var host = new LoadHost(channel);
        await host.RunAsync(cancellationToken);
    }
}
