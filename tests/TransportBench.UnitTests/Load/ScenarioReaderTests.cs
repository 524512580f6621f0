using TransportBench.Core.Schedules;
using TransportBench.Load.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void Read_WholeScenario_HasEverything()
    {
        var scenario = ScenarioReader.Read("""
            {
              "name": "chat",
              "transports": ["sse"],
              "kind": "json",
              "size_bytes": 256,
              "connections": [{ "kind": "ramp", "to": 1000, "during": "10s" }, { "kind": "constant", "to": 1000, "during": "1m" }],
              "events": [{ "kind": "step", "to": 50, "during": "70s", "steps": 7 }],
              "thresholds": ["p99 < 20ms", "lost == 0"]
            }
            """);
        Assert.Equal(("chat", 256, 70.0), (scenario.Name, scenario.SizeBytes, scenario.Duration.TotalSeconds));
        Assert.Equal([PhaseKind.Ramp, PhaseKind.Constant], scenario.Connections.Select(phase => phase.Kind));
        Assert.Equal(20_000, scenario.Thresholds[0].Bound);
    }

    [Fact]
    public void Read_FiveMistakes_NamesAllFiveWithTheirPlaces()
    {
        var failed = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("""
            {
              "name": "",
              "tranports": ["sse"],
              "connections": [{ "kind": "rampp", "to": 1000, "during": "10s" }],
              "events": [{ "kind": "constant", "to": 10, "during": "soon" }],
              "thresholds": ["p99 < 20"]
            }
            """));
        Assert.Equal([2, 3, 4, 5, 6], failed.Mistakes.Select(mistake => mistake.Line));
        Assert.All(failed.Mistakes, mistake => Assert.True(mistake.Column > 1));
        Assert.Contains("did you mean 'transports'?", failed.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'ramp'?", failed.Message, StringComparison.Ordinal);
        Assert.Contains("p99 is a time and needs a unit", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoJson_SaysWhere()
    {
        var failed = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("{\n  \"name\": \n}"));
        Assert.Equal(3, Assert.Single(failed.Mistakes).Line);
    }

    [Theory]
    [InlineData("""{ "name": "a", "connections": [{ "kind": "inject", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""", "'session' is missing")]
    [InlineData("""{ "name": "a", "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "inject", "to": 1, "during": "1s" }] }""", "allowed are ramp, constant, spike, soak, step")]
    [InlineData("""{ "name": "a", "kind": "json", "size_bytes": 63, "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""", "from 64 to")]
    [InlineData("""{ "name": "a", "connections": [], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""", "needs at least one phase")]
    [InlineData("""{ "name": "a", "name": "b", "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""", "name")]
    [InlineData("[]", "a scenario is a JSON object")]
    public void Read_Mistake_SaysWhatIsAllowed(string json, string words) =>
        Assert.Contains(words, Assert.Single(Assert.Throws<ScenarioException>(() => ScenarioReader.Read(json)).Mistakes).Message, StringComparison.Ordinal);
}
