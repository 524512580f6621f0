using TransportBench.Core;

namespace TransportBench.Experiments.Hosting;

/// <summary>The two fresh children of a round.</summary>
public sealed class HostPair : IAsyncDisposable
{
    /// <summary>Connections break before the system has buried their process.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(30);

    private readonly EthernetLink? _link;

    private HostPair(HostProcess server, HostProcess client, EthernetLink? link)
    {
        Server = server;
        Client = client;
        _link = link;
    }

    /// <summary>Started as <c>serve</c>.</summary>
    public HostProcess Server { get; }

    /// <summary>Started as <c>drive</c>.</summary>
    public HostProcess Client { get; }

    /// <summary>The virtual Ethernet between them; <see langword="null"/> over loopback.</summary>
    public EthernetLink? Link => _link;

    /// <summary>Starts both, with loopback between them.</summary>
    /// <exception cref="HostFailedException">One did not come up.</exception>
    public static Task<HostPair> StartAsync(CancellationToken cancellationToken) => StartAsync(Links.Loopback, cancellationToken);

    /// <summary>Starts both with a link between them.</summary>
    /// <exception cref="HostFailedException">One did not come up, or the link cannot be made.</exception>
    public static async Task<HostPair> StartAsync(Link between, CancellationToken cancellationToken)
    {
        var link = between == Links.Ethernet ? await EthernetLink.CreateAsync(cancellationToken) : null;
        var server = link is null ? HostProcess.StartAsync("serve", cancellationToken) : HostProcess.StartAsync(EthernetLink.In(link.Server), ["serve", "--address", EthernetLink.ServerAddress], cancellationToken);
        var client = link is null ? HostProcess.StartAsync("drive", cancellationToken) : HostProcess.StartAsync(EthernetLink.In(link.Client), ["drive"], cancellationToken);
        try
        {
            return new HostPair(await server, await client, link);
        }
        catch
        {
            foreach (var started in new[] { server, client })
            {
                if (await Task.WhenAny(started) is { IsCompletedSuccessfully: true } up) await (await up).DisposeAsync();
            }

            if (link is not null) await link.DisposeAsync();

            throw;
        }
    }

    /// <summary>Waits until the compilers of both have nothing left to do.</summary>
    /// <exception cref="HostFailedException">One ended, or does not answer.</exception>
    public Task RestAsync(TimeSpan quiet, CancellationToken cancellationToken) =>
        Task.WhenAll(new[] { Server, Client }.Select(child => child.AskAsync(new HostMessage { Type = "rest", QuietMs = (int)quiet.TotalMilliseconds }, "rested", CompilerRest.Bound + Promptly, cancellationToken)));

    /// <summary>Why a trial failed: the end of a child before what the other one says about it.</summary>
    public async Task<string> ReasonAsync(HostFailedException failure)
    {
        var ends = await Task.WhenAll(Server.EndAsync(EndPatience), Client.EndAsync(EndPatience));
        return string.Join("; ", ends.OfType<string>().Append(failure.Message).Distinct());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
        if (_link is not null) await _link.DisposeAsync();
    }
}
