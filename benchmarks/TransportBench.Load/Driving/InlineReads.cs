namespace TransportBench.Load.Driving;

/// <summary>Has the sockets of this process call whoever waits on the thread that saw them ready, instead of handing every read to the thread pool.</summary>
/// <remarks>
/// For a driver, whose receivers never block: where many connections get few bytes each, an event takes about half the processor time (scripts/compare-load-tools).
/// A server or anything with receivers that may block must not do so.
/// </remarks>
public static class InlineReads
{
    private const string Setting = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Asks for it, unless the environment says otherwise. Before the first socket: the runtime looks once.</summary>
    public static void Ask()
    {
        if (Environment.GetEnvironmentVariable(Setting) is null) Environment.SetEnvironmentVariable(Setting, "1");
    }
}
