using Microsoft.AspNetCore.Http;

namespace TransportBench.Servers;

/// <summary>Refuses pages of foreign origins, on both twins alike: WebSocket has no same-origin policy of its own.</summary>
internal sealed class OriginPolicy(IReadOnlyList<string> allowed)
{
    /// <summary>Refuses a foreign origin; tells the browser of one that is allowed (Fetch, CORS protocol).</summary>
    public void Check(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return; // No browser.
        if (allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            context.Response.Headers.Vary = "Origin";
            return;
        }

        if (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value) return;
        throw new FeedRequestException(403, "this origin may not read feeds; allow it with --allow-origin");
    }

    /// <summary>The same where no exception is caught: a foreign origin is answered here.</summary>
    /// <returns>Whether the request may go on.</returns>
    public async Task<bool> AllowsAsync(HttpContext context)
    {
        try
        {
            Check(context);
            return true;
        }
        catch (FeedRequestException e)
        {
            context.Response.StatusCode = e.Status;
            await context.Response.WriteAsync(e.Message + "\n", context.RequestAborted);
            return false;
        }
    }
}
