using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>What the document says of the proxies on the way to its page.</summary>
public static class Proxies
{
    private static readonly string[] Upstreams =
    [
        "Java, chunked", "Java, close-delimited", "Node, chunked", "Node, close-delimited", ".NET, chunked", ".NET, close-delimited",
    ];

    /// <summary>The Vue dev proxy holds everything back.</summary>
    public static Claim VueBuffers { get; } = new()
    {
        Id = "vue-proxy-buffers",
        Text = "The Vue development proxy holds all data back to the end",
        Source = "本地开发时，通过vue的正向代理，流式接口无法做到流式下发。数据会在最后一块全部下发",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "the first event arrives after the last was sent, in at least 19 of 20 trials", NotBuilt.DevServer),
            ClaimPart.ContextNotRun("the cause: one setting changed at a time (compression, Accept-Encoding, no-transform); Vite beside", NotBuilt.DevServer),
        ],
    };

    /// <summary>nginx in front makes it stream.</summary>
    public static Claim NginxRestores { get; } = new()
    {
        Id = "nginx-restores-streaming",
        Text = "nginx in front makes it stream",
        Source = "本地部署一个nginx，通过nginx反向代理接口后，可实现流式下发",
        Origin = Seed.Origin,
        Parts =
        [
            .. Upstreams.Select(upstream => ClaimPart.NotRun("a", $"streams with the shipped defaults and proxy_pass alone, upstream {upstream}", NotBuilt.Middleboxes)),
            ClaimPart.NotRun("b", "streams with proxy_buffering off or X-Accel-Buffering: no", NotBuilt.Middleboxes),
        ],
    };
}
