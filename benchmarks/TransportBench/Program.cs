using System.CommandLine;
using TransportBench.Commands;
using TransportBench.Inspect;

namespace TransportBench;

/// <summary>Wires the commands together.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var root = new RootCommand(
            """
            WebSocket or Server-Sent Events? Measured on this machine, with a verdict per claim.

            Without a command: the quick profile, at most three minutes on two cores.

            Example: dotnet run -c Release --project benchmarks/TransportBench -- run --claim ws-fewer-bytes --profile smoke
            """)
        {
            RunCommand.Create(),
            CalibrateCommand.Create(),
            LoadCommand.Create(),
            ListCommand.Create(),
            ReportCommand.Create(),
            DiffCommand.Create(),
            InspectCommand.Create(),
            ServeCommand.Create(),
            DriveCommand.Create(),
            NeighbourCommand.Create(),
        };
        root.SetAction((_, cancellationToken) => RunCommand.QuickAsync(cancellationToken));
        return await CommandLine.InvokeAsync(root, arguments);
    }
}
