using Microsoft.AspNetCore.Http;

namespace TransportBench.Servers;

/// <summary>Refuses pages of foreign origins, on both twins alike: WebSocket has no same-origin policy of its own.</summary>
internal sealed class OriginPolicy(IReadOnlyList<string> allowed)
{
    public void Check(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return; // No browser.
        if (allowed.Contains(origin, StringComparer.OrdinalIgnoreCase)) return;
        if (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value) return;
        throw new FeedRequestException(403, "this origin may not read feeds; allow it with --allow-origin");
    }
}
