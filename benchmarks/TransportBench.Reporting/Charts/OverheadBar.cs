namespace TransportBench.Reporting.Charts;

/// <summary>What one event costs beside its payload on one lane at one size.</summary>
/// <param name="SizeBytes">Size of the payload.</param>
/// <param name="Series">The lane.</param>
/// <param name="Framing">Bytes of framing per event.</param>
/// <param name="Chunking">Bytes of HTTP/1.1 chunk framing per event.</param>
/// <param name="Rounds">Rounds it is the median of.</param>
/// <param name="Events">Events counted in them.</param>
public sealed record OverheadBar(int SizeBytes, Series Series, double Framing, double Chunking, int Rounds, long Events);
