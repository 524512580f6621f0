using System.Text;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

/// <summary>All short streams over the bytes that mean anything to a block of data; every other byte behaves like <c>x</c>.</summary>
public sealed class EventStreamExhaustiveTests
{
    private static readonly byte[] Symbols = "dat: \n\rx"u8.ToArray();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Stream_UpToFiveBytes_DispatchesNothing(int length) => Assert.Empty(Dispatching(length));

    [Fact]
    public void Stream_OfSixBytes_DispatchesInThreeWays() =>
        Assert.Equal(["data\n\n", "data\n\r", "data\r\r"], Dispatching(6).Order(StringComparer.Ordinal));

    private static List<string> Dispatching(int length)
    {
        var found = new List<string>();
        byte[] stream = new byte[length];
        for (int n = 0; n < Math.Pow(Symbols.Length, length); n++)
        {
            for (int i = 0, rest = n; i < length; i++, rest /= Symbols.Length)
                stream[i] = Symbols[rest % Symbols.Length];
            var counter = new Counter();
            new EventStreamParser().Append(stream, ref counter);
            if (counter.Events > 0)
                found.Add(Encoding.ASCII.GetString(stream));
        }

        return found;
    }

    private ref struct Counter : IEventStreamSink
    {
        public int Events { get; private set; }

        public void OnEvent(in EventStreamEvent e) => Events++;
    }
}
