using System.Diagnostics;
using System.Globalization;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Hosting;

/// <summary>An outside witness of what passes over a link: the packet capture of Wireshark's <c>tshark</c>, where it is installed.</summary>
/// <remarks>For trials of one connection: what it counts is that connection's.</remarks>
public sealed class LinkCapture : IAsyncDisposable
{
    private const string Tool = "/usr/bin/tshark";
    private const string BufferMebibytes = "64";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private const int QuietLooks = 5;

    private readonly Process _process;
    private readonly string _file;
    private readonly Task<string> _said;

    private LinkCapture(Process process, string file, Task<string> said)
    {
        _process = process;
        _file = file;
        _said = said;
    }

    /// <summary>Whether packets can be captured here.</summary>
    public static bool IsAvailable => File.Exists(Tool);

    /// <summary>Begins to capture; returns once packets are seen.</summary>
    /// <param name="link">The link, seen from the client's end.</param>
    /// <param name="file">Where the packets are kept until they have been counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostFailedException">It did not begin.</exception>
    public static async Task<LinkCapture> StartAsync(EthernetLink link, string file, CancellationToken cancellationToken)
    {
        var process = Start([.. EthernetLink.In(link.Client), Tool, "-i", EthernetLink.InterfaceName, "-n", "-q", "-B", BufferMebibytes, "-w", file, "tcp"]);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(bound.Token) is { } line)
        {
            if (line.Contains("Capturing on", StringComparison.Ordinal))
            {
                while (!File.Exists(file) || new FileInfo(file).Length == 0) await Task.Delay(Glance, bound.Token); // It says so before it listens, and writes the file's head once it does.
                return new LinkCapture(process, file, process.StandardError.ReadToEndAsync(CancellationToken.None)); // Read on, so that it never waits for a full pipe.
            }

            said.Add(line);
        }

        throw new HostFailedException($"tshark ended before it captured: {string.Join(" | ", said)}");
    }

    /// <summary>Ends the capture and counts the packets up to the client's end of the connection, where the kernel's counters were read.</summary>
    /// <returns><see langword="null"/> if the capture itself lost packets: it is no witness then.</returns>
    /// <exception cref="HostFailedException">The packets cannot be read.</exception>
    public async Task<CapturedRow?> CountAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        await StopAsync();
        if ((await _said).Contains("dropped", StringComparison.Ordinal)) return null;
        using var reading = Start([Tool, "-r", _file, "-n", "-T", "fields", "-e", "ip.src", "-e", "ip.len", "-e", "tcp.len", "-e", "tcp.flags.fin", "-e", "tcp.flags.reset", "-o", "tcp.desegment_tcp_streams:FALSE"]);
        var errors = reading.StandardError.ReadToEndAsync(cancellationToken);
        var (down, up) = (new Count(), new Count());
        while (await reading.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Split('\t') is not [var source, var length, var data, var fin, var reset]) continue;
            var isDown = source == EthernetLink.ServerAddress;
            if (!isDown && (IsSet(fin) || IsSet(reset))) break;
            (isDown ? down : up).Add(long.Parse(length, CultureInfo.InvariantCulture), long.Parse(data, CultureInfo.InvariantCulture));
        }

        if (!reading.HasExited) reading.Kill();
        await reading.WaitForExitAsync(cancellationToken);
        return down.Packets > 0
            ? new CapturedRow(down.Packets, up.Packets, down.IpBytes, up.IpBytes, down.Data, up.Data)
            : throw new HostFailedException($"tshark has seen no packet: {(await errors).Trim()}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _said;
        _process.Dispose();
        File.Delete(_file);
    }

    /// <summary>The kernel hands packets over in blocks: waits until nothing has come for longer than it keeps one.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var (size, quiet) = (0L, 0); quiet < QuietLooks; quiet++)
        {
            await Task.Delay(Look, cancellationToken);
            var now = new FileInfo(_file).Length;
            if (now != size) (size, quiet) = (now, 0);
        }
    }

    private static bool IsSet(string flag) => flag is "1" or "True" or "true";

    private async Task StopAsync()
    {
        if (_process.HasExited) return;
        Measurement.Processes.ProcessSignals.Interrupt(_process.Id);
        using var bound = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(IReadOnlyList<string> line)
    {
        var start = new ProcessStartInfo(line[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in line.Skip(1)) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private sealed class Count
    {
        public long Packets { get; private set; }

        public long IpBytes { get; private set; }

        public long Data { get; private set; }

        public void Add(long ipBytes, long data)
        {
            Packets++;
            IpBytes += ipBytes;
            Data += data;
        }
    }
}
