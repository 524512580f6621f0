namespace TransportBench.Experiments.Results;

/// <summary>What HTTP/2 added beside the DATA frames of events downwards.</summary>
/// <param name="DataFrames">DATA frames downwards that carried events.</param>
/// <param name="PredictedDataFrames">What the wire model says they are: one per event, more above 16 KiB. Fewer were seen where two events shared a frame, more where a window of flow control ended within an event; <see langword="null"/> for a compressed lane.</param>
/// <param name="UpChunking">Headers of DATA frames upwards.</param>
/// <param name="FlowControl">WINDOW_UPDATE, PING and SETTINGS after the handshake, both directions.</param>
public sealed record Http2Row(long DataFrames, long? PredictedDataFrames, long UpChunking, long FlowControl);
