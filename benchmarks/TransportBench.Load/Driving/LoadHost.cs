using System.Text.Json;
using TransportBench.Experiments.Hosting;

namespace TransportBench.Load.Driving;

/// <summary>The client host of load tests, <c>drive --load</c>: <c>load</c> begins one, <c>second</c> asks how it goes, <c>end</c> waits for it, <c>totals</c> does not.</summary>
public sealed class LoadHost(HostChannel channel) : IDisposable
{
    private LoadDriver? _driver;
    private Task _running = Task.CompletedTask;

    /// <summary>Says <c>ready</c>, then answers messages; completes at <c>stop</c> or at the end of the input.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => HostLoop.RunAsync(channel, "driver", urls: null, HandleAsync, cancellationToken);

    /// <summary>Ends what is running.</summary>
    public void Dispose() => _driver?.Dispose();

    private async Task<HostMessage> HandleAsync(HostMessage message, CancellationToken cancellationToken)
    {
        switch (message.Type)
        {
            case "load":
                _driver = new LoadDriver(message.Details!.Value.Deserialize<LoadPlan>(HostChannel.Json)!);
                _running = _driver.RunAsync(cancellationToken);
                return new HostMessage { Type = "loading" };
            case "second":
                return Answer("second", Driver.Cut());
            case "end":
                await _running;
                return Answer("totals", Driver.Totals());
            case "totals":
                return Answer("totals", Driver.Totals()); // Of a test that is cut off.
            default:
                throw new InvalidDataException($"unknown message '{message.Type}'");
        }
    }

    private LoadDriver Driver => _driver ?? throw new InvalidDataException("no load test has begun");

    private static HostMessage Answer<T>(string type, T details) => new() { Type = type, Details = JsonSerializer.SerializeToElement(details, HostChannel.Json) };
}
