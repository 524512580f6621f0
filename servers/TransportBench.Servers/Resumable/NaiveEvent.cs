namespace TransportBench.Servers.Resumable;

/// <summary>An event in the queues of <see cref="NaiveFanOut"/>.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Payload">Its bytes, shared by all queues.</param>
internal readonly record struct NaiveEvent(long Index, byte[] Payload);
