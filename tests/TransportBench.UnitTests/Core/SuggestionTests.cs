using TransportBench.Core;
using Xunit;

namespace TransportBench.UnitTests.Core;

public sealed class SuggestionTests
{
    private static readonly string[] Known = ["quick", "full", "smoke", "delivery-latency", "sse"];

    [Theory]
    [InlineData("quik", "quick")]
    [InlineData("qiuck", "quick")]
    [InlineData("QUICK", "quick")]
    [InlineData("delivrey_latency", "delivery-latency")]
    [InlineData("delivery", null)]
    [InlineData("alchemy", null)]
    [InlineData("ss", "sse")]
    [InlineData("s", null)]
    [InlineData("", null)]
    public void Nearest_Word_IsTheKnownOneFewLettersAway(string word, string? expected) => Assert.Equal(expected, Suggestion.Nearest(word, Known));

    [Fact]
    public void Nearest_OfSeveral_IsTheNearest() => Assert.Equal("tuned", Suggestion.Nearest("tunec", ["tuner:", "tuned", "tune"]));

    [Fact]
    public void For_NothingNear_IsEmpty()
    {
        Assert.Equal(" (did you mean 'quick'?)", Suggestion.For("quick!", Known));
        Assert.Empty(Suggestion.For("alchemy", Known));
        Assert.Empty(Suggestion.For("alchemy", []));
    }
}
