using TransportBench.Core;

namespace TransportBench.Load.Driving;

/// <summary>What a load test is for: a server of our own, or one that is there already.</summary>
public sealed record LoadTarget
{
    /// <summary>Where another server is; <see langword="null"/>: one of our own is started. Its path, if it has one, is kept; else it is that of the feed contract.</summary>
    public Uri? Server { get; init; }

    /// <summary>Whether events go up and come back, instead of coming down.</summary>
    public bool Echo { get; init; }

    /// <summary>How the driver reads.</summary>
    public DriverReads Reads { get; init; } = DriverReads.Inline;

    /// <summary>What connections do.</summary>
    public LoadMode Mode => Echo ? LoadMode.Echo : Server is null ? LoadMode.Deliver : LoadMode.Listen;

    /// <summary>Reads where a server is.</summary>
    /// <param name="text">As written.</param>
    /// <param name="server">The address, if it is one.</param>
    /// <param name="mistake">What is wrong and what is allowed, if it is none.</param>
    public static bool TryParse(string text, out Uri? server, out string? mistake)
    {
        var isOne = Uri.TryCreate(text, UriKind.Absolute, out server) && server is { Scheme: "http" or "https" or "ws" or "wss", Query: "" };
        mistake = isOne ? null : $"'{text}' is no address of a server; expected http://HOST:PORT or https://HOST:PORT, with a path where it is not the feed contract's, without a query";
        return isOne;
    }

    /// <summary>Where a transport's connections go.</summary>
    /// <param name="transport">The transport.</param>
    /// <param name="own">Its feed on the server of our own; <see langword="null"/>: there is another.</param>
    public Uri UrlOf(Transport transport, Uri? own)
    {
        var of = own ?? Server ?? throw new InvalidOperationException("there is no server");
        var isSecure = of.Scheme is "https" or "wss";
        var url = new UriBuilder(of) { Scheme = (transport == Transports.WebSocket ? "ws" : "http") + (isSecure ? "s" : ""), Port = of.Port };
        if (own is not null || of.AbsolutePath == "/") url.Path = $"/{(Echo ? "echo" : "feed")}/{transport.Id}";
        return url.Uri;
    }
}
