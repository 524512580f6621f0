using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TransportBench.Core;
using TransportBench.Core.WireModel;

namespace TransportBench.ContractTests.Bytes;

/// <summary>A server that writes events of random sizes in random pieces: one event in several writes, several in one.</summary>
internal sealed class RandomWriter : IAsyncDisposable
{
    /// <summary>Largest event in bytes.</summary>
    public const int Largest = 200_000;

    private const int LongestWrite = 300_000;

    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate;

    private RandomWriter(WebApplication application, X509Certificate2 certificate, Uri url)
    {
        _application = application;
        _certificate = certificate;
        Url = url;
    }

    public Uri Url { get; }

    public X509Certificate2 Certificate => _certificate;

    public static async Task<RandomWriter> StartAsync(Lane lane, IReadOnlyList<int> sizes, ulong seed, CancellationToken cancellationToken)
    {
        var certificate = Create();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = lane.Variant.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
            if (lane.Variant.Tls) listen.UseHttps(certificate);
        }));
        var application = builder.Build();
        application.Run(context => HandleAsync(context, lane.Transport, sizes, seed));
        await application.StartAsync(cancellationToken);
        var bound = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var scheme = (lane.Transport == Transports.WebSocket ? "ws" : "http") + (lane.Variant.Tls ? "s" : "");
        return new RandomWriter(application, certificate, new Uri($"{scheme}://127.0.0.1:{bound.Port}/feed/{lane.Transport.Id}"));
    }

    /// <summary>Sizes of events, as many small ones as large ones: uniform in their logarithm.</summary>
    public static int[] Sizes(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (int)Math.Exp(random.NextDouble() * Math.Log(Largest + 1.0)) - 1)];
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
    }

    private static async Task HandleAsync(HttpContext context, Transport transport, IReadOnlyList<int> sizes, ulong seed)
    {
        if (transport == Transports.ServerSentEvents)
        {
            context.Response.ContentType = "text/event-stream";
            await WriteAsync(context.Response.Body, sizes, Block, seed, context.RequestAborted);
            return;
        }

        await using var stream = await UpgradeAsync(context);
        await WriteAsync(stream, sizes, Frame, seed, context.RequestAborted);
        await stream.WriteAsync(new byte[] { 0x88, 2, 0x03, 0xE8 }, context.RequestAborted);
        var rest = new byte[64];
        while (await stream.ReadAsync(rest, context.RequestAborted) > 0)
        {
            // The client's close frame, then its end.
            if (rest[0] == 0x88) break;
        }
    }

    private static async Task<Stream> UpgradeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect) return await connect.AcceptAsync();
        var key = context.Request.Headers.SecWebSocketKey + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key)));
        return await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
    }

    /// <summary>Fills a buffer with whole events, then writes it in pieces, until the random number says otherwise.</summary>
    private static async Task WriteAsync(Stream stream, IReadOnlyList<int> sizes, Func<int, byte[]> encode, ulong seed, CancellationToken cancellationToken)
    {
        var random = new SeededRandom(seed);
        var waiting = new List<byte>();
        foreach (var size in sizes)
        {
            waiting.AddRange(encode(size));
            if (waiting.Count < LongestWrite && random.Next(3) == 0) continue; // Coalesced with the next.
            var bytes = waiting.ToArray();
            waiting.Clear();
            var most = 1 + random.Next(bytes.Length);
            for (var position = 0; position < bytes.Length;)
            {
                var length = Math.Min(bytes.Length - position, 1 + random.Next(most));
                await stream.WriteAsync(bytes.AsMemory(position, length), cancellationToken);
                if (random.Next(2) == 0) await stream.FlushAsync(cancellationToken);
                position += length;
            }
        }

        await stream.WriteAsync(waiting.ToArray(), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private static byte[] Block(int size)
    {
        var payload = new byte[size];
        payload.AsSpan().Fill((byte)'e');
        var block = new byte[EventStreamFormat.Length(payload)];
        EventStreamFormat.Encode(payload, block);
        return block;
    }

    private static byte[] Frame(int size)
    {
        var frame = new byte[WebSocketFrame.HeaderLength(size) + size];
        frame.AsSpan(WebSocketFrame.WriteHeader(frame, opcode: 2, size)).Fill((byte)'e');
        return frame;
    }

    private static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=contract", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
    }
}
