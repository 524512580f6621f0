using TransportBench.Measurement.Bytes;

namespace TransportBench.UnitTests.Clients;

/// <summary>Counts both directions.</summary>
internal sealed class RecordingTap : IByteTap
{
    public long DownBytes { get; private set; }

    public long UpBytes { get; private set; }

    public void Down(ReadOnlySpan<byte> bytes) => DownBytes += bytes.Length;

    public void Up(ReadOnlySpan<byte> bytes) => UpBytes += bytes.Length;
}
