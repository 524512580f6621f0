using TransportBench.Experiments.Claims.Circulation;
using TransportBench.Experiments.Claims.Document;

namespace TransportBench.Experiments.Claims;

/// <summary>Every claim: the one place where a member is listed.</summary>
public static class ClaimLedger
{
    /// <summary>The document's claims in its order, then those in circulation.</summary>
    public static IReadOnlyList<Claim> All { get; } =
    [
        WsFullDuplex.Claim,
        WsRealtime.Claim,
        WsFewerBytes.Claim,
        WsComplexData.Claim,
        WsEcosystem.LanguageSupport,
        WsEcosystem.CrossOrigin,
        WsEcosystem.OldBrowsers,
        WsProtocol.Complexity,
        WsProtocol.FitsInteractive,
        SseStrengths.Simple,
        SseStrengths.AutoReconnect,
        SseStrengths.HttpInfrastructure,
        SseLimits.OneWay,
        SseLessRealtime.Claim,
        SseHeadersEveryEvent.Claim,
        SseTextOnly.Claim,
        SseLimits.FramingLoss,
        SseLimits.FitsLlm,
        SpringServers.EmitterTimeout,
        SpringServers.EmitterAsync,
        SpringServers.FluxEqualsEmitter,
        PeerClients.AsyncHttpClient,
        PeerClients.PythonRequests,
        Proxies.VueBuffers,
        Proxies.NginxRestores,
        PeerClients.FetchEventSource,
        BrowserLimits.SixConnections,
        FrameBytes.Claim,
        ThesisBytes.Claim,
        BlogBytes.Claim,
        MemoryPerConnection.Claim,
        WsThroughput.Claim,
        BinaryThirdMore.Claim,
        CompressionSaves.Claim,
        Http2Equalises.Claim,
        Operations.HalfOpen,
        Operations.IdleCut,
        BrowserLimits.NoAuthHeader,
        Operations.SlowConsumer,
        Operations.ReconnectStorm,
    ];

    /// <summary>The claim of that ID, or <see langword="null"/>.</summary>
    public static Claim? Find(string id) => All.FirstOrDefault(c => c.Id == id);
}
