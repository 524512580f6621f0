using System.CommandLine;
using TransportBench.EventSource;

namespace TransportBench.Inspect;

/// <summary>The command <c>inspect</c>: explains captured bytes, one JSON line per event or frame.</summary>
/// <remarks>Exit codes: 0 done, also when the reader of the output has gone; 1 the content breaks its protocol or exceeds a limit; 2 the file cannot be read.</remarks>
public static class InspectCommand
{
    private const string Invocation = CommandLine.Invocation + " inspect";

    /// <summary>A new <c>inspect</c> with its subcommands <c>sse</c> and <c>websocket</c>.</summary>
    public static Command Create() => new("inspect", "Explain captured bytes: one JSON line per event or frame.\n\n" +
        $"Example: curl -sN http://localhost:5000/feed/sse | {Invocation} sse -")
    {
        Create(
            "sse",
            "Events of a raw text/event-stream as a conforming client dispatches them: {\"event\",\"data\",\"id\"}, and at the end {\"retry\"} if set.\n\n" +
            $"Example: {Invocation} sse capture.txt",
            EventStreamInspector.Run),
        Create(
            "websocket",
            "RFC 6455 frames of one direction: {\"opcode\",\"fin\",\"masked\",\"header\",\"payload\"}, lengths in bytes.\n\n" +
            $"Example: {Invocation} websocket client-to-server.bin",
            WebSocketInspector.Run),
    };

    private static Command Create(string name, string description, Action<Stream, TextWriter> inspect)
    {
        var file = new Argument<string>("FILE") { Description = "The captured bytes; - for standard input." };
        var command = new Command(name, description) { file };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), inspect, parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string path, Action<Stream, TextWriter> inspect, InvocationConfiguration invocation)
    {
        try
        {
            using Stream input = Open(path);
            using TextWriter? console = invocation.Output == Console.Out ? StandardOutput.Open() : null;
            inspect(input, console ?? invocation.Output);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is InvalidDataException or EventStreamLimitException)
        {
            return Fail(invocation, e, ExitCode.Failed);
        }
        catch (IOException e) when (StandardOutput.IsClosed(e))
        {
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fail(invocation, e, ExitCode.Usage);
        }
    }

    private static Stream Open(string path)
    {
        if (path == "-")
            return Console.OpenStandardInput();
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a directory; expected a file, or - for standard input.");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    private static int Fail(InvocationConfiguration invocation, Exception e, int code)
    {
        invocation.Error.WriteLine($"transportbench: {e.Message.ReplaceLineEndings(" ")}");
        return code;
    }
}
