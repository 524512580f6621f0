using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using TransportBench.Commands;
using TransportBench.Core;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Runs;

namespace TransportBench;

/// <summary>Runs a command and turns whatever goes wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>How a command is called from a checkout.</summary>
    public const string Invocation = "dotnet run -c Release --project benchmarks/TransportBench --";

    /// <summary><see cref="Invocation"/> where that path leads from the current directory, else this executable.</summary>
    public static string InvocationHere => Directory.Exists(Path.Combine("benchmarks", "TransportBench")) ? Invocation : string.Join(' ', HostExecutable.Command.Select(Consoles.Quoted));

    private const string TraceVariable = "TRANSPORTBENCH_TRACE";

    public static async Task<int> InvokeAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors.Select(error => error.Message).Distinct()) Complain(error + Suggested(parsed, error));
            Complain($"see '{Invocation} {Words(parsed)}--help'");
            return ExitCode.Usage;
        }

        try
        {
            var controlled = parsed.CommandResult.Command.Name is "serve" or "drive" && ChildProcess.IsControlled;
            using var ignored = controlled ? PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true) : null;
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = controlled ? null : TimeSpan.FromSeconds(10),
            });
        }
        catch (Exception e) when (e is UsageException or ResultsFileException)
        {
            Complain(e.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is HostFailedException or PlatformNotSupportedException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            return Fail(e, e.Message);
        }
#pragma warning disable CA1031 // The process boundary: the user gets one line, and the trace on demand.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fail(e, $"this should not happen: {e.GetType().Name}: {e.Message} ({TraceVariable}=1 shows where)");
        }
    }

    /// <summary>One line on stderr.</summary>
    public static void Complain(string message) => Console.Error.WriteLine($"transportbench: {message.ReplaceLineEndings(" ")}");

    private static int Fail(Exception exception, string message)
    {
        Complain(message);
        if (Environment.GetEnvironmentVariable(TraceVariable) == "1") Console.Error.WriteLine(exception);
        return ExitCode.Environment;
    }

    private static string Suggested(ParseResult parsed, string error)
    {
        var known = parsed.CommandResult.Command.Children.Select(child => child.Name);
        return parsed.UnmatchedTokens.FirstOrDefault(token => error.Contains($"'{token}'", StringComparison.Ordinal)) is { } token && Suggestion.Nearest(token, known) is { } nearest
            ? $" Did you mean '{nearest}'?"
            : "";
    }

    private static string Words(ParseResult parsed)
    {
        var path = new Stack<string>();
        for (var result = parsed.CommandResult; result is { Command: not RootCommand }; result = result.Parent as CommandResult) path.Push(result.Command.Name);
        return string.Concat(path.Select(name => name + " "));
    }
}
