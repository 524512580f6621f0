namespace TransportBench.Servers.WebSockets;

/// <summary>Takes what a client sends up its WebSocket.</summary>
internal interface IUplink
{
    /// <summary>An event came.</summary>
    void CountUp();

    /// <summary>Bytes that are no event (a pong) have to go down, behind the write in hand.</summary>
    /// <param name="encoded">A whole frame.</param>
    void WriteControl(byte[] encoded);
}
