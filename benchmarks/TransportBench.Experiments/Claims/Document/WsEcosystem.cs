using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>Where WebSocket works: languages, origins, browsers.</summary>
public static class WsEcosystem
{
    /// <summary>Good Java and Python support.</summary>
    public static Claim LanguageSupport { get; } = new()
    {
        Id = "ws-language-support",
        Text = "WebSocket has good Java and Python support",
        Source = "websocket针对java、Python等语言支持较好",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "the client contract (connect, order, binary, ping answered, clean close, server loss noticed) passes for java.net.http", NotBuilt.JavaClient),
            ClaimPart.NotRun("b", "the client contract passes for Python websockets", NotBuilt.Python),
            ClaimPart.ContextNotRun("the same table for SSE clients", NotBuilt.JavaClient),
        ],
    };

    /// <summary>Works across origins.</summary>
    public static Claim CrossOrigin { get; } = new()
    {
        Id = "ws-cross-origin",
        Text = "WebSocket works across origins; a rumoured problem could not be reproduced",
        Source = "websocket天然支持跨域问题(据说也有跨域问题，目前无法模拟出来)",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "a page of another origin opens a WebSocket with no server setting", NotBuilt.Browser),
            ClaimPart.NotRun("b", "EventSource there fails without CORS headers and works with them", NotBuilt.Browser),
            ClaimPart.NotRun("c", "the rumour reproduced: a server that checks Origin answers 403", NotBuilt.Browser) with { Negated = true },
            ClaimPart.ContextNotRun("why one wants the check: two sites, cookie Lax and None, Secure, with and without the check: does a foreign page ride the user's session?", NotBuilt.Browser),
        ],
    };

    /// <summary>Old browsers lack it.</summary>
    public static Claim OldBrowsers { get; } = new()
    {
        Id = "ws-old-browsers",
        Text = "Some old browsers lack WebSocket",
        Source = "虽然大部分现代浏览器都支持WebSocket，但是一些老版本的浏览器可能不支持。",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "browsers without it exist in the published compatibility data", NotBuilt.CompatibilityData),
            ClaimPart.NotRun("b", "they are under 1 % of tracked usage", NotBuilt.CompatibilityData) with { Negated = true },
            ClaimPart.ContextNotRun("the same for EventSource", NotBuilt.CompatibilityData),
        ],
    };
}
