using System.Diagnostics;
using System.Text;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>The built executable as a user starts it, in a directory of its own.</summary>
internal sealed class Cli : IAsyncDisposable
{
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource _outEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _errorEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(string Text, TaskCompletionSource Seen)> _waiting = [];

    private Cli(Process process)
    {
        Process = process;
        process.OutputDataReceived += (_, line) => Add(_out, line.Data, _outEnded);
        process.ErrorDataReceived += (_, line) => Add(_error, line.Data, _errorEnded);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Process { get; }

    public string Out => Text(_out);

    public string Error => Text(_error);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Cli Start(string directory, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "TransportBench.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new Cli(Process.Start(start)!);
    }

    /// <summary>Runs to the end with nothing on its input.</summary>
    public static async Task<Cli> RunAsync(string directory, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var cli = Start(directory, arguments);
        cli.Process.StandardInput.Close();
        await cli.ExitAsync(cancellationToken);
        return cli;
    }

    /// <summary>Waits for the end of the process and of its output.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await Process.WaitForExitAsync(cancellationToken);
        await Task.WhenAll(_outEnded.Task, _errorEnded.Task).WaitAsync(cancellationToken);
        return Process.ExitCode;
    }

    /// <summary>Completes when a text has appeared on standard output or standard error; fails if the process ends without it.</summary>
    public async Task SeenAsync(string text, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting) _waiting.Add((text, seen));
        Wake();
        var ended = Task.WhenAll(_outEnded.Task, _errorEnded.Task);
        if (await Task.WhenAny(seen.Task, ended).WaitAsync(cancellationToken) != seen.Task && !seen.Task.IsCompleted)
            throw new InvalidOperationException($"ended without '{text}': {Out}{Error}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync(CancellationToken.None);
        }

        Process.Dispose();
    }

    private void Add(StringBuilder text, string? line, TaskCompletionSource ended)
    {
        if (line is null)
        {
            ended.TrySetResult();
            return;
        }

        lock (_waiting) text.Append(line).Append('\n');
        Wake();
    }

    private void Wake()
    {
        lock (_waiting)
        {
            foreach (var (text, seen) in _waiting)
                if (_out.ToString().Contains(text, StringComparison.Ordinal) || _error.ToString().Contains(text, StringComparison.Ordinal)) seen.TrySetResult();
        }
    }

    private string Text(StringBuilder text)
    {
        lock (_waiting) return text.ToString();
    }
}
