using System.Text.RegularExpressions;
using NJsonSchema;
using TransportBench.Load.Scenarios;
using TransportBench.UnitTests.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Load;

/// <summary>Schema, reader and documentation say the same of a scenario.</summary>
public sealed partial class ScenarioSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(File.ReadAllText(RepositoryRoot.Of("docs", "load-scenario.schema.json"))));

    [Fact]
    public async Task DocumentedScenario_IsReadAndFitsTheSchema()
    {
        var page = await File.ReadAllTextAsync(RepositoryRoot.Of("docs", "load.md"), TestContext.Current.CancellationToken);
        var json = Sample().Match(page).Groups["json"].Value;
        Assert.Equal("chat", ScenarioReader.Read(json).Name);
        Assert.Empty((await Schema.Value).Validate(json));
    }

    [Theory]
    [InlineData("""{ "name": "", "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""")]
    [InlineData("""{ "name": "a", "connections": [{ "kind": "rampp", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""")]
    [InlineData("""{ "name": "a", "connections": [{ "kind": "constant", "to": 5, "during": "1x" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""")]
    [InlineData("""{ "name": "a", "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "inject", "to": 1, "during": "1s" }] }""")]
    [InlineData("""{ "name": "a", "size_bytes": 8, "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""")]
    [InlineData("""{ "name": "a", "thresholds": ["p99 = 5"], "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""")]
    [InlineData("""{ "name": "a", "colour": "red", "connections": [{ "kind": "constant", "to": 5, "during": "1s" }], "events": [{ "kind": "constant", "to": 1, "during": "1s" }] }""")]
    public async Task Mistake_IsRefusedByBoth(string json)
    {
        Assert.Throws<ScenarioException>(() => ScenarioReader.Read(json));
        Assert.NotEmpty((await Schema.Value).Validate(json));
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
