namespace TransportBench.UnitTests.Inspect;

/// <summary>Hands out a few bytes per read, as a pipe may.</summary>
internal sealed class TrickleStream(byte[] bytes, int perRead) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(perRead, buffer.Length)]);
}
