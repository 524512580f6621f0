using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TransportBench.Experiments.Faults;

/// <summary>One connection through a relay: two sockets and a loop each way.</summary>
/// <remarks>Commands come from other threads than the loops.</remarks>
internal sealed class RelayedConnection(Socket client, IPEndPoint upstream, RelayBehaviour behaviour, Action<long, long> count) : IAsyncDisposable
{
    private const int BufferBytes = 16 * 1024;
    private const int LongestHead = 16 * 1024;
    private static readonly TimeSpan Lingering = TimeSpan.FromSeconds(1);

    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _swallowing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = int.MaxValue;
    private long _idleMs = Timeout.Infinite;

    /// <summary>Until either side has ended it, or a command has.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        try
        {
            if (behaviour.Answer is { } answer)
            {
                if (await AnswerAsync(answer, linked.Token) is not { } head) return;
                await _server.ConnectAsync(upstream, linked.Token);
                await _server.SendAsync(head, linked.Token);
                await CarryAsync(linked.Token);
                return;
            }

            if (behaviour.Swallows)
            {
                Swallow();
                await SwallowAllAsync(linked.Token);
                return;
            }

            await _server.ConnectAsync(upstream, linked.Token);
            await CarryAsync(linked.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Reset(); // A server that is not there looks like one that has gone.
        }
    }

    /// <summary>Ends it with a reset on both sides.</summary>
    public void Reset()
    {
        try
        {
            client.LingerState = new LingerOption(true, 0);
            client.Close();
            _server.LingerState = new LingerOption(true, 0);
            _server.Close();
            _ended.Cancel();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }

    /// <summary>A FIN to the client; the server's side is reset.</summary>
    public void HalfClose()
    {
        Swallow();
        ShutDown();
    }

    /// <summary>Nothing passes any more.</summary>
    public void Swallow() => _swallowing.TrySetResult();

    /// <summary>So many more bytes down, then a FIN.</summary>
    public void CutAfter(int bytes) => Volatile.Write(ref _left, bytes);

    /// <summary>A reset once nothing came down for so long.</summary>
    public void CutWhenIdle(TimeSpan idle) => Volatile.Write(ref _idleMs, (long)idle.TotalMilliseconds);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        _server.Dispose();
        _ended.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ShutDown()
    {
        try
        {
            client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }

    private async Task CarryAsync(CancellationToken cancellationToken)
    {
        var (up, down) = (UpAsync(cancellationToken), DownAsync(cancellationToken));
        await await Task.WhenAny(up, down); // A reset on one side is one on the other.
        if (down.IsCompletedSuccessfully) await Task.WhenAny(up, Task.Delay(Lingering, cancellationToken)); // What the client still says is taken, or it would be reset.
    }

    private async Task UpAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await client.ReceiveAsync(buffer, cancellationToken)) > 0)
        {
            count(0, read); // What the client has spent, whether it arrives or not.
            if (_swallowing.Task.IsCompleted) continue;
            await _server.SendAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        if (_swallowing.Task.IsCompleted) return;
        _server.Shutdown(SocketShutdown.Send);
        await Task.Delay(Timeout.Infinite, cancellationToken); // The way down ends it.
    }

    private async Task DownAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        while (true)
        {
            var read = await ReceiveAsync(buffer, cancellationToken);
            if (_swallowing.Task.IsCompleted) await Task.Delay(Timeout.Infinite, cancellationToken);
            var left = Volatile.Read(ref _left);
            var passed = Math.Min(read, left);
            if (passed > 0) await client.SendAsync(buffer.AsMemory(0, passed), cancellationToken);
            count(passed, 0);
            if (left != int.MaxValue) Volatile.Write(ref _left, left - passed);
            if (read > passed || read == 0)
            {
                ShutDown();
                return;
            }
        }
    }

    private async Task<int> ReceiveAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var received = _server.ReceiveAsync(buffer.AsMemory(), cancellationToken).AsTask();
        while (true)
        {
            var idle = Volatile.Read(ref _idleMs);
            var look = idle == Timeout.Infinite ? TimeSpan.FromMilliseconds(20) : TimeSpan.FromMilliseconds(idle);
            var first = await Task.WhenAny(received, Task.Delay(look, cancellationToken));
            if (first == received) return await received;
            cancellationToken.ThrowIfCancellationRequested();
            if (idle != Timeout.Infinite) throw new SocketException((int)SocketError.TimedOut); // Becomes a reset.
        }
    }

    private async Task SwallowAllAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await client.ReceiveAsync(buffer, cancellationToken)) > 0) count(0, read);
    }

    /// <returns>The request's head, if the server is to answer it; <see langword="null"/>: it is answered.</returns>
    private async Task<ReadOnlyMemory<byte>?> AnswerAsync(Func<string, ReadOnlyMemory<byte>> answerTo, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestHead];
        var length = 0;
        while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = await client.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0 || (length += read) == buffer.Length) return null;
            count(0, read);
        }

        var line = Encoding.ASCII.GetString(buffer, 0, buffer.AsSpan(0, length).IndexOf((byte)'\r')).Split(' ');
        var answer = answerTo(line.Length > 1 ? line[1] : "/");
        if (answer.IsEmpty) return buffer.AsMemory(0, length);
        await client.SendAsync(answer, cancellationToken);
        count(answer.Length, 0);
        client.Shutdown(SocketShutdown.Send);
        await SwallowAllAsync(cancellationToken);
        return null;
    }
}
