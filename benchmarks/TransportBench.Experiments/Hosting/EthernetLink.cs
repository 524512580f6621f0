using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TransportBench.Experiments.Hosting;

/// <summary>A virtual Ethernet between two network namespaces of our own (Linux <c>veth</c>): the server in one, the client in the other.</summary>
/// <remarks>
/// Segmentation offload is switched off, so that what passes is as long as on a wire. Nothing outside the two namespaces is touched; they go with this object, and those of processes that have gone are removed by the next one.
/// </remarks>
public sealed class EthernetLink : IAsyncDisposable
{
    /// <summary>The server's address. Of the block for benchmarks (RFC 2544), which is routed nowhere.</summary>
    public const string ServerAddress = "198.18.0.1";

    private const string ClientAddress = "198.18.0.2";
    private const string Prefix = "transportbench-";
    private const string Interface = "tb0";
    private const string NobodysAddress = "02:00:00:00:00:fe";
    private static readonly ConcurrentDictionary<string, bool> Alive = new();
    private static int _made;
    private static readonly string[] Tools = ["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip", "/bin/ip"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private EthernetLink(string name)
    {
        Server = name + "-server";
        Client = name + "-client";
        Alive[Server] = Alive[Client] = true;
    }

    /// <summary>Namespace of the server.</summary>
    public string Server { get; }

    /// <summary>Namespace of the client.</summary>
    public string Client { get; }

    /// <summary>Name of the interface in both.</summary>
    public static string InterfaceName => Interface;

    /// <summary>Why this machine cannot have one.</summary>
    /// <returns>The reason, with what helps; <see langword="null"/> if it can.</returns>
    public static string? WhyNot() =>
        !OperatingSystem.IsLinux() ? "network namespaces need Linux"
        : !Environment.IsPrivilegedProcess ? "network namespaces need root: run it with sudo"
        : Tool() is null ? "network namespaces need the tool 'ip': apt-get install iproute2"
        : null;

    /// <summary>What to put before a command so that it runs in a namespace.</summary>
    /// <param name="name">The namespace.</param>
    public static IReadOnlyList<string> In(string name) => [Tool() ?? "ip", "netns", "exec", name];

    /// <summary>Makes the namespaces and the link.</summary>
    /// <exception cref="HostFailedException">The system refuses.</exception>
    public static async Task<EthernetLink> CreateAsync(CancellationToken cancellationToken)
    {
        await RemoveLeftOversAsync(cancellationToken);
        var link = new EthernetLink(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}.{Interlocked.Increment(ref _made)}"));
        try
        {
            await IpAsync(cancellationToken, "netns", "add", link.Server);
            await IpAsync(cancellationToken, "netns", "add", link.Client);
            await IpAsync(cancellationToken, "-n", link.Server, "link", "add", Interface, "type", "veth", "peer", "name", Interface, "netns", link.Client);
            await SetUpAsync(link.Server, ServerAddress, cancellationToken);
            await SetUpAsync(link.Client, ClientAddress, cancellationToken);
            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(Server, CancellationToken.None);
        await RemoveAsync(Client, CancellationToken.None);
        Alive.TryRemove(Server, out _);
        Alive.TryRemove(Client, out _);
    }

    /// <summary>Lets every packet vanish, both ways, from now on: each side sends to an Ethernet address that nobody has. Nobody is told.</summary>
    /// <exception cref="HostFailedException">The system refuses.</exception>
    public Task BlackHoleAsync(CancellationToken cancellationToken) => Task.WhenAll(
        IpAsync(cancellationToken, "-n", Server, "neighbour", "replace", ClientAddress, "lladdr", NobodysAddress, "dev", Interface, "nud", "permanent"),
        IpAsync(cancellationToken, "-n", Client, "neighbour", "replace", ServerAddress, "lladdr", NobodysAddress, "dev", Interface, "nud", "permanent"));

    /// <summary>Runs a command in a namespace.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="HostFailedException">It failed.</exception>
    public static Task<string> RunAsync(string name, IReadOnlyList<string> command, CancellationToken cancellationToken) => IpAsync(cancellationToken, ["netns", "exec", name, .. command]);

    private static async Task SetUpAsync(string name, string address, CancellationToken cancellationToken)
    {
        await IpAsync(cancellationToken, "-n", name, "address", "add", address + "/30", "dev", Interface);
        await IpAsync(cancellationToken, "-n", name, "link", "set", Interface, "gso_max_segs", "1", "mtu", Core.Links.EthernetMtu.ToString(CultureInfo.InvariantCulture), "up");
        await IpAsync(cancellationToken, "-n", name, "link", "set", "lo", "up");
    }

    private static async Task RemoveLeftOversAsync(CancellationToken cancellationToken)
    {
        foreach (var line in (await IpAsync(cancellationToken, "netns", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = line.Split(' ')[0];
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && !IsAlive(name)) await RemoveAsync(name, cancellationToken);
        }
    }

    private static bool IsAlive(string name)
    {
        if (!int.TryParse(name[Prefix.Length..].Split('-', '.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return true; // Not one of ours.
        try
        {
            using var owner = Process.GetProcessById(id);
            return id != Environment.ProcessId || Alive.ContainsKey(name);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await IpAsync(cancellationToken, "netns", "delete", name);
        }
        catch (HostFailedException)
        {
            // Not made yet, or gone already.
        }
    }

    private static async Task<string> IpAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool() ?? "ip") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(bound.Token);
        var errors = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return process.ExitCode == 0
            ? await output
            : throw new HostFailedException($"'ip {string.Join(' ', arguments)}' failed: {(await errors).Trim()}");
    }

    private static string? Tool() => Tools.FirstOrDefault(File.Exists);
}
