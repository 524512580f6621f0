namespace TransportBench.Load.Driving;

/// <summary>Has the sockets of this process call whoever waits on the thread that saw them ready, instead of handing every read to the thread pool.</summary>
/// <remarks>For a driver, whose receivers never block: a server, or anything with receivers that may, must not do so.</remarks>
public static class InlineReads
{
    private const string Setting = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Asks for it, or says that it is not wanted. Before the first socket: the runtime looks once.</summary>
    public static void Set(bool isWanted) => Environment.SetEnvironmentVariable(Setting, isWanted ? "1" : "0");
}
