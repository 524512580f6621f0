using System.Text;
using TransportBench.Clients;

namespace TransportBench.UnitTests.Clients;

/// <summary>Keeps every event.</summary>
internal sealed class RecordingReceiver : IEventReceiver
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<byte[]> Payloads { get; } = [];

    public List<(long Wire, long Received)> Stamps { get; } = [];

    public IEnumerable<string> Texts => Payloads.Select(Encoding.UTF8.GetString);

    public Task First => _first.Task;

    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        Payloads.Add(payload.ToArray());
        Stamps.Add((wireReceivedNs, receivedNs));
        _first.TrySetResult();
    }
}
