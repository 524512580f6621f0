using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TransportBench.Core;

namespace TransportBench.Servers;

/// <summary>The query of the feed contract: <c>lane=L&amp;edition=E&amp;run=R&amp;after=N</c>.</summary>
/// <param name="Lane">Lane's name; by default the name of the route.</param>
/// <param name="Edition">Edition; by default idiomatic.</param>
/// <param name="Run">Run's ID; by default <c>hand</c>.</param>
/// <param name="After">Last sequence seen; −1 by default.</param>
/// <param name="Probe">A polling client only opens its connection.</param>
public sealed record FeedRequestLine(string Lane, Edition Edition, string Run, long After, bool Probe)
{
    private const string Live = "live";

    /// <summary><c>after=live</c>: the next event of a resumable stream and what follows, whatever was before.</summary>
    public bool IsLive { get; init; }

    /// <summary>Reads the query of an HTTP request.</summary>
    /// <exception cref="FeedRequestException">A parameter is malformed.</exception>
    public static FeedRequestLine From(HttpRequest request, Transport transport) =>
        From(name => request.Query[name], transport);

    /// <summary>Reads the line <c>GET /feed/tcp?… [HTTP/1.1]</c>.</summary>
    /// <exception cref="FeedRequestException">It is not of that form.</exception>
    public static FeedRequestLine FromLine(string line, Transport transport)
    {
        var words = line.Split(' ');
        var target = words is ["GET", var second, ..] ? second : "";
        var question = target.IndexOf('?', StringComparison.Ordinal);
        if ((question < 0 ? target : target[..question]) != $"/feed/{transport.Id}")
            throw new FeedRequestException(400, $"expected 'GET /feed/{transport.Id}?lane=L&edition=E&run=R&after=N'");
        var query = QueryHelpers.ParseQuery(question < 0 ? "" : target[question..]);
        return From(name => query.GetValueOrDefault(name), transport);
    }

    private static FeedRequestLine From(Func<string, StringValues> query, Transport transport)
    {
        var edition = Text(query("edition"), "idiomatic");
        if (!Editions.TryParse(edition, out var parsed))
            throw new FeedRequestException(400, $"edition '{Shown(edition)}' is unknown; allowed are idiomatic, tuned");
        var after = Text(query("after"), "-1");
        var isLive = after == Live;
        if (isLive) after = "-1";
        if (!long.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out var sequence) || sequence is < -1 or long.MaxValue)
            throw new FeedRequestException(400, $"after '{Shown(after)}' is not a sequence; allowed are whole numbers from -1, and '{Live}'");
        var run = Text(query("run"), "hand");
        if (run.Length > 256) throw new FeedRequestException(400, "run is longer than 256 characters");
        var lane = Text(query("lane"), transport.Id);
        if (lane.Length > 256) throw new FeedRequestException(400, "lane is longer than 256 characters");
        return new FeedRequestLine(lane, parsed, run, sequence, Text(query("probe"), "") == "true") { IsLive = isLive };
    }

    private static string Text(StringValues values, string otherwise) =>
        string.IsNullOrEmpty(values.ToString()) ? otherwise : values.ToString();

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
