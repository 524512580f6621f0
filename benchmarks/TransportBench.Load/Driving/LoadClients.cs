using System.Net;
using System.Security.Cryptography;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Load.Driving;

/// <summary>Makes the clients of a load test.</summary>
internal static class LoadClients
{
    /// <summary>Connections from one source address before the next is taken: below what the system has ports for.</summary>
    private const int PerSource = 20_000;

    /// <summary>Of all connections together, in B.</summary>
    private const long BufferBytes = 64 * 1024 * 1024;

    private const long SmallestBuffer = 1_024;
    private const long LargestBuffer = 64 * 1024;

    /// <summary>One more client.</summary>
    /// <param name="plan">The plan; its <see cref="LoadPlan.Url"/> is known.</param>
    /// <param name="feed">The payloads.</param>
    /// <param name="number">How many there are already.</param>
    public static IFeedClient Create(LoadPlan plan, Feed feed, int number)
    {
        var url = plan.Url!;
        var request = new FeedRequest
        {
            Url = url,
            Lane = plan.Mode == LoadMode.Echo ? RandomNumberGenerator.GetHexString(32) : "load", // Over SSE it is how a request up finds its stream; nobody may guess it.
            Edition = "tuned",
            Run = "load",
            BufferBytes = (int)Math.Max(plan.Scenario.SizeBytes * 2, Math.Clamp(BufferBytes / Math.Max(1, OpenFiles.MostConnections(plan.Scenario, plan.Mode)), SmallestBuffer, LargestBuffer)),
            MaxPayloadBytes = plan.Mode == LoadMode.Listen ? Feed.MaximumSize : plan.Scenario.SizeBytes * 2,
            Base64InText = plan.Mode == LoadMode.Deliver && !feed.IsRawInEventStream,
            Source = number >= PerSource && url.IsLoopback ? new IPAddress([127, 0, 1, (byte)(number / PerSource)]) : null,
            Variant = new Variant { Tls = url.Scheme is "https" or "wss" },
        };
        var transport = Transports.Find(plan.Transport)!;
        return plan.Mode == LoadMode.Echo && transport == Transports.ServerSentEvents ? new EchoEventStreamClient(request) : FeedClients.Socket.Create(transport, request);
    }
}
