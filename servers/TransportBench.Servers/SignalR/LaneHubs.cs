using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using TransportBench.Core;

namespace TransportBench.Servers.SignalR;

/// <summary>SignalR at the server: a hub for each of its transports.</summary>
internal static class LaneHubs
{
    /// <summary>Adds what hubs need, both protocols.</summary>
    /// <param name="services">Of the host.</param>
    /// <param name="heartbeat">Silence before a client is pinged; <see langword="null"/>: the framework's own.</param>
    public static void AddTo(IServiceCollection services, TimeSpan? heartbeat) =>
        services.AddSignalR(hub => hub.KeepAliveInterval = heartbeat ?? hub.KeepAliveInterval).AddMessagePackProtocol();

    /// <summary>Maps the hubs, each held to its one transport.</summary>
    /// <param name="application">Its services were added with <see cref="AddTo"/>.</param>
    /// <param name="origins">Whose pages may read.</param>
    public static void Map(WebApplication application, OriginPolicy origins)
    {
        foreach (var transport in Transports.SignalR)
        {
            var route = LaneHub.RouteOf(transport);
            application.UseWhen(context => context.Request.Path.StartsWithSegments(route, StringComparison.Ordinal), hub => hub.Use(async (context, next) =>
            {
                if (await origins.AllowsAsync(context)) await next(context);
            }));
            application.MapHub<LaneHub>(route, hub => hub.Transports = TypeOf(transport));
        }
    }

    private static HttpTransportType TypeOf(Transport transport) =>
        transport == Transports.SignalRWebSocket ? HttpTransportType.WebSockets
        : transport == Transports.SignalREvents ? HttpTransportType.ServerSentEvents
        : HttpTransportType.LongPolling;
}
