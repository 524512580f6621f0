namespace TransportBench.Load.Results;

/// <summary>The server's live objects at an instant of a soak, after a full collection: pooled buffers among them.</summary>
/// <param name="At">Since the stream's begin, in s.</param>
/// <param name="LiveMib">Managed heap, in MiB.</param>
public sealed record HeapRow(double At, double LiveMib);
