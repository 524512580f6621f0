using System.Text;

namespace TransportBench.Experiments.Faults;

/// <summary>Every fault: the one place where a member is listed.</summary>
public static class FaultCatalogue
{
    /// <summary>Tells a redirected request from one that is not yet.</summary>
    private const string Elsewhere = "elsewhere=1";

    /// <summary>How long a fault lasts that lasts.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromMilliseconds(700);

    /// <summary>The server process is killed and started again.</summary>
    public static Fault Killed { get; } = new()
    {
        Id = "killed",
        Description = "server process ended with SIGKILL, back after 0.3 s",
        Seen = FaultVisibility.Reset,
        IsOfServer = true,
        Strike = (site, token) => site.Server.KillAsync(TimeSpan.FromMilliseconds(300), token),
    };

    /// <summary>The server process stops as it should and is started again.</summary>
    public static Fault Stopped { get; } = new()
    {
        Id = "stopped",
        Description = "server told to stop: streams end in the protocol's own way; started again",
        Seen = FaultVisibility.CleanEnd,
        IsOfServer = true,
        Strike = (site, token) => site.Server.StopAsync(token),
    };

    /// <summary>A reset.</summary>
    public static Fault Reset { get; } = new()
    {
        Id = "reset",
        Description = "connection reset (RST); the server is there at once",
        Seen = FaultVisibility.Reset,
        Strike = Once(site => site.Relay.Reset()),
    };

    /// <summary>A half-close.</summary>
    public static Fault HalfClosed { get; } = new()
    {
        Id = "half-closed",
        Description = "the way down ends with a FIN, between or within events",
        Seen = FaultVisibility.End,
        Strike = Once(site => site.Relay.HalfClose()),
    };

    /// <summary>A truncation.</summary>
    public static Fault Truncated { get; } = new()
    {
        Id = "truncated",
        Description = "a few bytes more, then a FIN within an event",
        Seen = FaultVisibility.End,
        Strike = Once(site => site.Relay.CutAfter(site.CutBytes)),
    };

    /// <summary>A black hole.</summary>
    public static Fault BlackHole { get; } = new()
    {
        Id = "black-hole",
        Description = "nothing passes for 0.7 s and the connections of that time stay dead",
        Seen = FaultVisibility.Silence,
        Strike = For(site => site.Relay.BlackHole()),
    };

    /// <summary>A black hole for good: of <c>half-open</c> alone, since nobody comes back from it.</summary>
    public static Fault DeadPeer { get; } = new()
    {
        Id = "dead-peer",
        Description = "nothing passes any more, and the connection stays",
        Seen = FaultVisibility.Silence,
        IsRecoverable = false,
        Strike = Once(site => site.Relay.BlackHole()),
    };

    /// <summary>Refused for a while.</summary>
    public static Fault Refused { get; } = new()
    {
        Id = "refused",
        Description = "reset, and new connections refused for 0.7 s",
        Seen = FaultVisibility.Reset,
        Strike = For(site => site.Relay.Refuse()),
    };

    /// <summary>Cut for idleness.</summary>
    public static Fault IdleCut { get; } = new()
    {
        Id = "idle-cut",
        Description = "a middlebox resets a connection that is quiet for 5 ms, once",
        Seen = FaultVisibility.Reset,
        Strike = Once(site => site.Relay.CutIdle(TimeSpan.FromMilliseconds(5))),
    };

    /// <summary>204 on return.</summary>
    public static Fault NoContent { get; } = new()
    {
        Id = "http-204",
        Description = "reset, then status 204 for 0.7 s: an event source must not come back (WHATWG HTML §9.2.2)",
        Seen = FaultVisibility.Answer,
        IsRecoverable = false,
        Strike = For(site => site.Relay.Answer(_ => Response("204 No Content", ""))),
    };

    /// <summary>500 on return.</summary>
    public static Fault ServerError { get; } = new()
    {
        Id = "http-500",
        Description = "reset, then status 500 for 0.7 s",
        Seen = FaultVisibility.Answer,
        Strike = For(site => site.Relay.Answer(_ => Response("500 Internal Server Error", "Content-Length: 0\r\n"))),
    };

    /// <summary>503 with Retry-After on return.</summary>
    public static Fault Unavailable { get; } = new()
    {
        Id = "http-503",
        Description = "reset, then status 503 with Retry-After: 1 for 0.7 s",
        Seen = FaultVisibility.Answer,
        Strike = For(site => site.Relay.Answer(_ => Response("503 Service Unavailable", "Retry-After: 1\r\nContent-Length: 0\r\n"))),
    };

    /// <summary>A redirect on return.</summary>
    public static Fault Redirected { get; } = new()
    {
        Id = "redirect",
        Description = "reset, then status 307 to another address of the same server for 0.7 s",
        Seen = FaultVisibility.Answer,
        Strike = For(site => site.Relay.Answer(target => target.Contains(Elsewhere, StringComparison.Ordinal)
            ? ReadOnlyMemory<byte>.Empty
            : Response("307 Temporary Redirect", $"Location: http://{site.Relay.Address}{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Elsewhere}\r\nContent-Length: 0\r\n"))),
    };

    /// <summary>A wrong content type on return.</summary>
    public static Fault WrongType { get; } = new()
    {
        Id = "wrong-type",
        Description = "reset, then an HTML page with status 200 for 0.7 s, as a captive portal answers: an event source must not come back",
        Seen = FaultVisibility.Answer,
        IsRecoverable = false,
        Strike = For(site => site.Relay.Answer(_ => Response("200 OK", "Content-Type: text/html\r\nContent-Length: 2\r\n", "ok"))),
    };

    /// <summary>Those of the matrix.</summary>
    public static IReadOnlyList<Fault> All { get; } =
        [Killed, Stopped, Reset, HalfClosed, Truncated, BlackHole, Refused, IdleCut, NoContent, ServerError, Unavailable, Redirected, WrongType];

    /// <summary>The fault of that <see cref="Fault.Id"/>, or <see langword="null"/>.</summary>
    public static Fault? Find(string id) => All.Append(DeadPeer).FirstOrDefault(fault => fault.Id == id);

    private static Func<FaultSite, CancellationToken, Task> Once(Action<FaultSite> strike) => (site, _) =>
    {
        strike(site);
        return Task.CompletedTask;
    };

    private static Func<FaultSite, CancellationToken, Task> For(Action<FaultSite> strike) => async (site, token) =>
    {
        strike(site);
        await Task.Delay(Lasting, token);
        site.Relay.Heal();
    };

    private static byte[] Response(string status, string headers, string body = "") =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n{body}");
}
