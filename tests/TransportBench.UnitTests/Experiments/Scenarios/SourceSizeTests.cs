using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Scenarios;

public sealed class SourceSizeTests
{
    [Fact]
    public void Of_SourceCountedByHand_IsTheSame()
    {
        const string Source = """
            using System.Text;

            namespace Counted;

            /// <summary>A comment is no code.</summary>
            public static class One
            {
                private static int Own() => 1; // The framework has no part in it.

                public static async Task<string> TwoAsync(Stream stream)
                {
                    using var reader = new StreamReader(stream, Encoding.UTF8);
                    await Task.Delay(Own());
                    await Task.Delay(TimeSpan.Zero);
                    return await reader.ReadLineAsync() ?? string.Empty;
                }
            }
            """;
        Assert.Equal(new SourceSize(Lines: 13, Members: 6), SourceSize.Of(Source)); // StreamReader's constructor, UTF8, Delay (twice), Zero, ReadLineAsync, Empty.
    }

    [Fact]
    public void Of_SourceThatDoesNotCompile_SaysWhy() =>
        Assert.Contains("CS0246", Assert.Throws<ArgumentException>(() => SourceSize.Of("class One : Two { }")).Message, StringComparison.Ordinal);

    public static TheoryData<string, string> Counted => new(
        from transport in new[] { Transports.WebSocket, Transports.ServerSentEvents }
        from side in Cells.Sides
        select (transport.Id, side));

    [Theory]
    [MemberData(nameof(Counted))]
    public void Read_EverySide_CompilesAndIsNotEmpty(string transport, string side)
    {
        var size = SourceSize.Of(SourceSizeRunner.Read(Transports.Find(transport)!, side));
        Assert.InRange(size.Lines, 10, 100);
        Assert.InRange(size.Members, 5, 50);
    }
}
