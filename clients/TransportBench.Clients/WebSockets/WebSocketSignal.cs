namespace TransportBench.Clients.WebSockets;

/// <summary>What a decoder asks of the connection.</summary>
internal enum WebSocketSignal
{
    /// <summary>More bytes.</summary>
    More,

    /// <summary>A pong, then to be called again.</summary>
    Ping,

    /// <summary>A close frame, then the end.</summary>
    Close,
}
