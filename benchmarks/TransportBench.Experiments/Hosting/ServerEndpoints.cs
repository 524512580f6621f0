using System.Security.Cryptography.X509Certificates;
using TransportBench.Clients;
using TransportBench.Core;

namespace TransportBench.Experiments.Hosting;

/// <summary>Where a server serves which lane, and which certificate it shows.</summary>
/// <param name="urls">By <see cref="Lane.Endpoint"/>.</param>
/// <param name="certificate">PEM; <see langword="null"/> where no lane needs one.</param>
internal sealed class ServerEndpoints(IReadOnlyDictionary<string, string> urls, string? certificate)
{
    private readonly X509Certificate2? _trusted = certificate is null ? null : X509Certificate2.CreateFromPem(certificate);

    /// <summary>What a client asks for to read a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="name">Its name in requests.</param>
    /// <param name="run">ID of the run.</param>
    public FeedRequest Request(Lane lane, string name, string run) => new()
    {
        Url = new Uri(urls[lane.Endpoint]),
        Lane = name,
        Edition = lane.Edition.ToString().ToLowerInvariant(),
        Run = run,
        Variant = lane.Variant,
        Trusted = _trusted,
    };
}
