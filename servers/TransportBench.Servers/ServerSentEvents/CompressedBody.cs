using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>A response body that is compressed and flushed with every event (RFC 9110 §8.4.1).</summary>
/// <remarks>The framework's results declare themselves <c>identity</c>, which keeps its compressing middleware away from event streams; so the body is wrapped, as others do it who compress them.</remarks>
internal static class CompressedBody
{
    /// <summary>Puts the compressor between what is written and the connection, until it is disposed of.</summary>
    /// <param name="context">The request.</param>
    /// <param name="coding"><c>gzip</c>, <c>br</c>, or <see langword="null"/> for none.</param>
    /// <returns><see langword="null"/> for none.</returns>
    /// <exception cref="FeedRequestException">The client does not accept the coding.</exception>
    public static Stream? Begin(HttpContext context, string? coding)
    {
        if (coding is null) return null;
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains(coding, StringComparison.OrdinalIgnoreCase))
            throw new FeedRequestException(406, $"this lane is compressed; expected 'Accept-Encoding: {coding}'");
        var body = context.Response.Body;
        Stream compressed = coding == "br"
            ? new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true) // Its default level is made for files: slow, and little better on small events.
            : new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.ContentEncoding = coding;
            context.Response.Headers.Vary = "Accept-Encoding";
            return Task.CompletedTask;
        });
        var flushed = new FlushedStream(compressed);
        context.Response.Body = flushed;
        return flushed;
    }

    /// <summary>Every write is an event and goes out at once: the framework's formatter does not flush.</summary>
    private sealed class FlushedStream(Stream compressor) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await compressor.WriteAsync(buffer, cancellationToken);
            await compressor.FlushAsync(cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => compressor.FlushAsync(cancellationToken);

        public override void Flush() => throw new NotSupportedException("asynchronous only");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("asynchronous only");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await compressor.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
