using System.CommandLine;
using System.Runtime.InteropServices;
using TransportBench.Commands;
using TransportBench.Experiments.Hosting;

namespace TransportBench;

/// <summary>Runs a command and turns whatever goes wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> InvokeAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors.Select(error => error.Message).Distinct()) Complain(error);
            Complain($"see 'transportbench {Words(parsed)}--help'");
            return ExitCode.Usage;
        }

        try
        {
            var controlled = ChildProcess.IsControlled && parsed.CommandResult.Command.Name is "serve" or "drive";
            using var ignored = controlled ? PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true) : null;
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = controlled ? null : TimeSpan.FromSeconds(10),
            });
        }
        catch (Exception e) when (e is UsageException or InvalidDataException)
        {
            Complain(e.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is HostFailedException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            Complain(e.Message);
            return ExitCode.Environment;
        }
    }

    /// <summary>One line on stderr.</summary>
    public static void Complain(string message) => Console.Error.WriteLine($"transportbench: {message}");

    private static string Words(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}
