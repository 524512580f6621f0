using System.Text.Json;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Hosting;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Hosting;

public sealed class HostChannelTests
{
    [Fact]
    public async Task Message_WrittenAndRead_IsTheSameAndOneLine()
    {
        var plan = PlanFactory.Round([DeliveryLatency.Experiment, BytesPerEvent.Experiment], Profile.Smoke, _ => true, seed: ulong.MaxValue, round: 0)[^1];
        await using var text = new StringWriter();
        using (var writing = new HostChannel(TextReader.Null, text))
            await writing.WriteAsync(new HostMessage { Type = "trial", Plan = plan, T0Ns = long.MaxValue, Message = "two\nlines" }, TestContext.Current.CancellationToken);
        Assert.Equal(text.ToString().Length - Environment.NewLine.Length, text.ToString().IndexOf(Environment.NewLine, StringComparison.Ordinal));
        using var reading = new HostChannel(new StringReader(text.ToString()), TextWriter.Null);
        var read = await reading.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(text.ToString().Trim(), JsonSerializer.Serialize(read, HostChannel.Json));
        Assert.Equal(plan.Seed, read!.Plan!.Seed);
        Assert.Equal("two\nlines", read.Message);
        Assert.Null(await reading.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[\"stop\"]")]
    [InlineData("{\"type\":\"start\",\"t0_ns\":\"soon\"}")]
    public async Task Read_LineThatIsNoMessage_QuotesIt(string line)
    {
        using var channel = new HostChannel(new StringReader(line + "\n"), TextWriter.Null);
        var bad = await Assert.ThrowsAsync<InvalidDataException>(() => channel.ReadAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith($"expected a message as one JSON line, found '{line}'", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BlankLines_AreSkipped()
    {
        using var channel = new HostChannel(new StringReader("\n\n{\"type\":\"stop\"}\n\n"), TextWriter.Null);
        Assert.Equal("stop", (await channel.ReadAsync(TestContext.Current.CancellationToken))!.Type);
        Assert.Null(await channel.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_LongLineThatIsNoMessage_QuotesItsBeginning()
    {
        using var channel = new HostChannel(new StringReader(new string('x', 100_000)), TextWriter.Null);
        var bad = await Assert.ThrowsAsync<InvalidDataException>(() => channel.ReadAsync(TestContext.Current.CancellationToken));
        Assert.InRange(bad.Message.Length, 80, 400);
    }
}
