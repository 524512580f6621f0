using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public class ResultsSchemaTests
{
    private static readonly string SchemaFile = RepositoryRoot.Of("docs", "results.schema.json");

    /// <summary>Made-up runs of every kind, and every published file.</summary>
    public static TheoryData<string> Files()
    {
        var published = RepositoryRoot.Of("results", "published");
        var files = Directory.Exists(published) ? Directory.GetFiles(published, ResultsFile.Name, SearchOption.AllDirectories) : [];
        return [.. new[] { "full", "interrupted", "empty" }, .. files.Select(f => Path.GetRelativePath(published, f))];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Schema_ResultsFile_IsValid(string file)
    {
        var errors = (await Schema()).Validate(Text(file));

        Assert.Empty(errors.Select(e => $"{e.Path}: {e.Kind}"));
    }

    [Theory]
    [InlineData("claims/0/parts/0/outcome", "\"maybe\"")]
    [InlineData("comparisons/0/margin", "null")]
    [InlineData("trials/0/counts/unsent", "-1")]
    [InlineData("trials/0/surprise", "1")]
    [InlineData("trials/0/machine/steal_percent", "-1")]
    [InlineData("trials/0/machine/other_cpu_percent", "101")]
    [InlineData("trials/0/machine/surprise", "1")]
    [InlineData("environment/limits/affinity", "0")]
    [InlineData("environment/cpu_boost", "\"perhaps\"")]
    [InlineData("schema", "\"transportbench/results/0\"")]
    public async Task Schema_WrongField_IsRefused(string path, string value)
    {
        var root = JsonNode.Parse(Text("full"))!;
        var steps = path.Split('/');
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step, null)]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);

        Assert.NotEmpty((await Schema()).Validate(root.ToJsonString()));
    }

    [Fact]
    public async Task Schema_EveryPropertyOfTheRecords_IsDescribed()
    {
        var schema = await Schema();

        Assert.Empty(Undescribed(schema, schema.Properties).Concat(schema.Definitions.SelectMany(d => Undescribed(d.Value, d.Value.Properties).Select(p => $"{d.Key}.{p}"))));
    }

    private static IEnumerable<string> Undescribed(JsonSchema schema, IDictionary<string, JsonSchemaProperty> properties) =>
        properties.Where(p => string.IsNullOrEmpty(p.Value.Description) && string.IsNullOrEmpty(p.Value.ActualSchema.Description)).Select(p => p.Key)
            .Concat(schema.AllowAdditionalProperties ? ["allows any other property"] : []);

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(SchemaFile, TestContext.Current.CancellationToken);

    private static string Text(string file) => file switch
    {
        "full" => JsonSerializer.Serialize(SampleRun.Full(), ResultsFile.Options),
        "interrupted" => JsonSerializer.Serialize(SampleRun.Interrupted(), ResultsFile.Options),
        "empty" => JsonSerializer.Serialize(SampleRun.Empty(), ResultsFile.Options),
        _ => File.ReadAllText(RepositoryRoot.Of("results", "published", file)),
    };
}
