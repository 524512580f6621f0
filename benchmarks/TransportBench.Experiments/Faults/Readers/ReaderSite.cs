using System.Net;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>Where and how a reader reads.</summary>
/// <param name="Address">Where it connects.</param>
/// <param name="Journal">Where it writes what happens.</param>
/// <param name="Settings">What all readers share.</param>
public sealed record ReaderSite(IPEndPoint Address, ReaderJournal Journal, ReaderSettings Settings)
{
    /// <summary>URL of the stream.</summary>
    /// <param name="scheme"><c>http</c> or <c>ws</c>.</param>
    /// <param name="transport">ID of the transport.</param>
    /// <param name="after">The last sequence seen, or <c>live</c>.</param>
    public Uri Url(string scheme, string transport, string after) => new($"{scheme}://{Address}/feed/{transport}?after={after}");
}
