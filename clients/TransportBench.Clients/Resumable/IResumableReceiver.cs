namespace TransportBench.Clients.Resumable;

/// <summary>Takes the events of a stream that may be left and entered again.</summary>
public interface IResumableReceiver
{
    /// <summary>An event.</summary>
    /// <param name="sequence">Its place in the stream.</param>
    /// <param name="payload">Its bytes; valid during the call.</param>
    void OnEvent(long sequence, ReadOnlySpan<byte> payload);

    /// <summary>The server has forgotten events that were asked for; it goes on behind them.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="last">The last of them.</param>
    void OnGap(long first, long last);
}
