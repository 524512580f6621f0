namespace TransportBench.Core;

/// <summary>Every variant, and why a transport or an edition cannot have one: the one place where that is said.</summary>
public static class Variants
{
    /// <summary>All that can be written: HTTP version × TLS × compression. HTTP/3 is not among them: .NET needs MsQuic for it, which not every system has.</summary>
    public static IReadOnlyList<Variant> All { get; } =
    [
        .. from compression in new[] { null, "deflate", "gzip", "br" }
           from http2 in new[] { false, true }
           from tls in new[] { false, true }
           select new Variant { Http2 = http2, Tls = tls, Compression = compression },
    ];

    /// <summary>The endpoints of a server beside the plain one: what of a variant needs a port of its own.</summary>
    public static IReadOnlyList<Variant> Endpoints { get; } = [.. All.Where(variant => variant.Compression is null)];

    /// <summary>Why a transport cannot have a variant in an edition.</summary>
    /// <returns>The reason in words; <see langword="null"/> if it can.</returns>
    public static string? WhyNot(Transport transport, Edition edition, Variant variant)
    {
        if (transport == Transports.TcpBlocking) return variant.IsPlain ? null : "the physical floor is a bare socket";
        if (transport == Transports.Tcp && variant.Http2) return "the control has no HTTP";
        if (Transports.SignalR.Contains(transport)) return variant.IsPlain ? null : "SignalR is measured over HTTP/1.1 in clear, as it comes";
        if (variant.Compression is not { } compression) return null;
        if (transport == Transports.Tcp) return "the control carries payloads as they are";
        if (transport == Transports.LongPolling || transport == Transports.ShortPolling) return "answers to polls are not compressed here";
        if (transport == Transports.WebSocket && compression != "deflate") return "a WebSocket compresses its messages with permessage-deflate (RFC 7692): +deflate";
        if (transport != Transports.WebSocket && compression == "deflate") return "HTTP's deflate coding means two things (RFC 9110 §8.4.1.2), so nobody offers it for streams: +gzip or +br";
        return edition == Edition.Tuned ? "compression is the framework's own work: the idiomatic edition has it" : null;
    }
}
