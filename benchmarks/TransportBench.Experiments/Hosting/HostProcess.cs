using System.Diagnostics;
using System.Text;

namespace TransportBench.Experiments.Hosting;

/// <summary>A child process as the coordinator holds it.</summary>
/// <remarks>Its input ends with this object or with this process, and the child ends with its input.</remarks>
public sealed class HostProcess : IAsyncDisposable
{
    private const int KeptErrorLines = 20;

    private readonly Process _process;
    private readonly HostChannel _channel;
    private readonly Queue<string> _errors = new();
    private readonly string _command;
    private bool _disposed;

    private HostProcess(Process process, string command)
    {
        _process = process;
        _command = command;
        _channel = new HostChannel(process.StandardOutput, process.StandardInput);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Its process ID.</summary>
    public int Id => _process.Id;

    /// <summary>What it said when it was ready.</summary>
    public HostMessage Hello { get; private set; } = new() { Type = "ready" };

    /// <summary>Starts this executable as <c>serve</c> or <c>drive</c>.</summary>
    /// <exception cref="HostFailedException">It ended before it was ready.</exception>
    public static Task<HostProcess> StartAsync(string command, CancellationToken cancellationToken) => StartAsync([], [command], cancellationToken);

    /// <summary>Starts this executable under another command.</summary>
    /// <param name="prefix">The command and its arguments that run it, for example in a network namespace; empty: none.</param>
    /// <param name="arguments"><c>serve</c> or <c>drive</c>, and options.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostFailedException">It ended before it was ready.</exception>
    public static async Task<HostProcess> StartAsync(IReadOnlyList<string> prefix, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        string[] line = [.. prefix, .. HostExecutable.Command, .. arguments];
        var start = new ProcessStartInfo(line[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        foreach (var argument in line.Skip(1)) start.ArgumentList.Add(argument);
        var host = new HostProcess(Start(start), arguments[0]);
        try
        {
            host.Hello = await host.ReceiveAsync("ready", TimeSpan.FromSeconds(60), cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a message and waits for the answer of a type.</summary>
    /// <exception cref="HostFailedException">The child ended, said <c>error</c>, or did not answer in time.</exception>
    public async Task<HostMessage> AskAsync(HostMessage message, string answer, TimeSpan bound, CancellationToken cancellationToken)
    {
        try
        {
            await _channel.WriteAsync(message, cancellationToken);
        }
        catch (IOException e)
        {
            throw new HostFailedException(await LastWordsAsync(), e);
        }

        return await ReceiveAsync(answer, bound, cancellationToken);
    }

    /// <summary>How the child has ended, with its own last words; <see langword="null"/> if it still runs after the bound.</summary>
    public async Task<string?> EndAsync(TimeSpan bound)
    {
        using var limit = new CancellationTokenSource(bound);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return await LastWordsAsync();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Ends the child at once (SIGKILL), for a fault.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ends the child: politely, then by force after two seconds. Once; again does nothing.</summary>
    public ValueTask DisposeAsync() => new(StopAsync(TimeSpan.FromSeconds(2)));

    /// <summary>Ends the child: politely, then by force. Once; again does nothing.</summary>
    /// <param name="patience">How long it may take to end by itself.</param>
    public async Task StopAsync(TimeSpan patience)
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            _process.StandardInput.Close();
            using var bound = new CancellationTokenSource(patience);
            await _process.WaitForExitAsync(bound.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _channel.Dispose();
        _process.Dispose();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new HostFailedException($"cannot start '{start.FileName}': {e.Message}", e);
        }
    }

    private async Task<HostMessage> ReceiveAsync(string type, TimeSpan bound, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(bound);
        try
        {
            var message = await _channel.ReadAsync(limit.Token) ?? throw new HostFailedException(await LastWordsAsync());
            if (message.Type == "error") throw new HostFailedException(message.Message ?? "error without words");
            return message.Type == type ? message : throw new HostFailedException($"{_command}: expected '{type}', got '{message.Type}'");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HostFailedException($"{_command} did not say '{type}' within {bound.TotalSeconds:0} s", e);
        }
        catch (InvalidDataException e)
        {
            throw new HostFailedException($"{_command}: {e.Message}", e);
        }
    }

    private async Task<string> LastWordsAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            return $"{_command} (process {Id}) closed its output and did not end";
        }

        lock (_errors)
        {
            var words = _errors.Count == 0 ? "" : ": " + string.Join(" | ", _errors);
            var code = _process.ExitCode;
            return $"{_command} (process {Id}) ended with {(code > 128 ? $"signal {code - 128}" : $"exit code {code}")}{words}";
        }
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_errors)
        {
            if (_errors.Count == KeptErrorLines) _errors.Dequeue();
            _errors.Enqueue(line.Trim());
        }
    }
}
