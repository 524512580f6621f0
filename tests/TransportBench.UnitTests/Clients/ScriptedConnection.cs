using System.Net.Sockets;
using System.Text;

namespace TransportBench.UnitTests.Clients;

/// <summary>The server's end of one connection. Disposing it ends the stream and waits until the client has closed.</summary>
internal sealed class ScriptedConnection(Socket socket, CancellationToken cancellationToken) : IAsyncDisposable
{
    private bool _reset;

    public long BytesWritten { get; private set; }

    public long BytesRead { get; private set; }

    public CancellationToken CancellationToken => cancellationToken;

    public Task<string> ReadLineAsync() => ReadUntilAsync("\r\n");

    public Task<string> ReadHeadAsync() => ReadUntilAsync("\r\n\r\n");

    public async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var n = await socket.ReceiveAsync(bytes.AsMemory(read), SocketFlags.None, cancellationToken);
            if (n == 0)
                throw new EndOfStreamException($"the client closed after {read} of {count} bytes");
            BytesRead += n;
            read += n;
        }

        return bytes;
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(params byte[][] pieces)
    {
        foreach (var piece in pieces)
        {
            await socket.SendAsync(piece.AsMemory(), SocketFlags.None, cancellationToken);
            BytesWritten += piece.Length;
        }
    }

    /// <summary>Reads whatever comes until the client closes.</summary>
    public async Task<long> ReadToEndAsync()
    {
        var bytes = new byte[4096];
        var total = 0L;
        int count;
        while ((count = await socket.ReceiveAsync(bytes.AsMemory(), SocketFlags.None, cancellationToken)) > 0)
            total += count;
        return total;
    }

    /// <summary>Closes with RST.</summary>
    public void Reset()
    {
        _reset = true;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public async ValueTask DisposeAsync()
    {
        if (_reset)
            return;
        socket.Shutdown(SocketShutdown.Send);
        await ReadToEndAsync();
    }

    private async Task<string> ReadUntilAsync(string end)
    {
        var text = new StringBuilder();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
            text.Append((char)(await ReadAsync(1))[0]);
        return text.ToString();
    }
}
