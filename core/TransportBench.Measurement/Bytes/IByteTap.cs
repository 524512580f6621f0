namespace TransportBench.Measurement.Bytes;

/// <summary>Sees the bytes of one connection as they pass, in order, at the client's end.</summary>
/// <remarks>Calls for one direction never overlap; the two directions may run at once.</remarks>
public interface IByteTap
{
    /// <summary>Bytes from the server, split anywhere.</summary>
    void Down(ReadOnlySpan<byte> bytes);

    /// <summary>Bytes to the server, split anywhere.</summary>
    void Up(ReadOnlySpan<byte> bytes);

    /// <summary>The last of the bytes shown as on their way to the server were not sent: the connection was closed meanwhile.</summary>
    /// <param name="count">How many.</param>
    void NotSent(int count)
    {
    }
}
