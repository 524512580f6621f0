using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using TransportBench.Core;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.Tcp;

/// <summary>The control's listener on the web server's I/O stack: a request line, <c>OK</c>, then records until FIN.</summary>
internal sealed class FeedConnectionHandler(RunRegistry runs) : ConnectionHandler
{
    private const int MaximumLine = 4 * 1024;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var output = connection.Transport.Output;
        try
        {
            var line = await ReadLineAsync(connection.Transport.Input, connection.ConnectionClosed);
            var variant = new Variant { Tls = connection.Features.Get<ITlsConnectionFeature>() is not null };
            using var lease = runs.Lease(FeedRequestLine.FromLine(line, Transports.Tcp), Transports.Tcp, variant);
            if (connection.Features.Get<CarriedLane>() is { } carried) carried.Lane = lease.Lane;
            await output.WriteAsync("OK\r\n"u8.ToArray(), connection.ConnectionClosed);
            await FeedEnd.GuardAsync(lease, lease.Lane.Lane.Edition == Edition.Tuned
                ? TunedEndpoint.HandleAsync(output, lease, connection.ConnectionClosed)
                : IdiomaticEndpoint.HandleAsync(output, lease, connection.ConnectionClosed));
        }
        catch (FeedRequestException e)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes($"ERROR {e.Message}\r\n"), connection.ConnectionClosed);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // A peer that was silent for too long, or has gone before it asked for anything.
        }
    }

    private static async Task<string> ReadLineAsync(PipeReader input, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var read = await input.ReadAsync(bound.Token);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(read.Buffer.Slice(0, end)).TrimEnd('\r');
                input.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            if (read.IsCompleted || read.Buffer.Length > MaximumLine)
                throw new FeedRequestException(400, $"expected a request line of at most {MaximumLine} bytes");
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
