using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Results;

public sealed class DamagedResultsTests : IDisposable
{
    private static readonly string Sound = JsonSerializer.Serialize(SampleRun.Full(), ResultsFile.Options);

    private readonly string _directory = Directory.CreateTempSubdirectory("transportbench-results-").FullName;

    private string Target => Path.Combine(_directory, ResultsFile.Name);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        foreach (var run in new[] { SampleRun.Full(), SampleRun.Interrupted(), SampleRun.Empty() })
        {
            ResultsFile.Write(_directory, run);
            var written = File.ReadAllText(Target);
            Assert.Equal(written, JsonSerializer.Serialize(ResultsFile.Read(_directory), ResultsFile.Options));
            Assert.Equal(written, JsonSerializer.Serialize(ResultsFile.Read(Target), ResultsFile.Options));
        }
    }

    [Theory]
    [InlineData("settings/rounds", "0", "settings.rounds is 0; allowed are 1 to 1000")]
    [InlineData("settings/rounds", "-3", "settings.rounds is -3; allowed are 1 to 1000")]
    [InlineData("settings/rounds", "2147483647", "settings.rounds is 2147483647; allowed are 1 to 1000")]
    [InlineData("settings/rounds", "2147483648", "$.settings.rounds")]
    [InlineData("settings/rounds", "\"4\"", "$.settings.rounds")]
    [InlineData("settings/rounds", "1.5", "$.settings.rounds")]
    [InlineData("settings/seed", "-1", "$.settings.seed")]
    [InlineData("settings/experiments", "[null]", "settings.experiments[0] is null")]
    [InlineData("settings/experiments", "[\"\"]", "settings.experiments[0] is empty")]
    [InlineData("settings/claims", "null", "claims")]
    [InlineData("settings/lanes", "[\"sse:tuned:socket\", null]", "settings.lanes[1] is null")]
    [InlineData("settings/lanes", "\"sse:tuned:socket\"", "$.settings.lanes")]
    [InlineData("environment", "null", "environment")]
    [InlineData("environment/runtime_settings", "{\"DOTNET_TieredPGO\": null}", "environment.runtime_settings[0] is null")]
    [InlineData("environment/packages", "{\"HdrHistogram\": null}", "environment.packages[0] is null")]
    [InlineData("environment/limits", "5", "$.environment.limits")]
    [InlineData("trials/1/machine", "[]", "$.trials[1].machine")]
    [InlineData("trials/1/machine/involuntary_switches", "{}", "'server'")]
    [InlineData("completed_rounds", "null", "completed_rounds")]
    [InlineData("completed_rounds", "[null]", "$.completed_rounds[0]")]
    [InlineData("completed_rounds", "[0, 1, 0]", "completed_rounds[2] is 0 once more")]
    [InlineData("completed_rounds", "[4]", "completed_rounds[0] is 4; allowed are 0 to 3")]
    [InlineData("completed_rounds", "[-1]", "completed_rounds[0] is -1; allowed are 0 to 3")]
    [InlineData("trials", "null", "trials")]
    [InlineData("trials", "{}", "$.trials")]
    [InlineData("trials/1", "null", "trials[1] is null")]
    [InlineData("trials/1/round", "4", "trials[1].round is 4; allowed are 0 to 3")]
    [InlineData("trials/1/lane", "{}", "'transport'")]
    [InlineData("trials/1/lane", "null", "lane")]
    [InlineData("trials/1/lane/client", "null", "$.trials[1].lane")]
    [InlineData("trials/1/lane/client", "\"\"", "trials[1].lane has an empty name")]
    [InlineData("trials/1/counts", "{}", "'scheduled'")]
    [InlineData("trials/1/counts/reasons", "null", "$.trials[1].counts")]
    [InlineData("trials/1/workload", "{}", "'kind'")]
    [InlineData("trials/1/flags", "[null]", "trials[1].flags[0] is null")]
    [InlineData("failures", "[null]", "failures[0] is null")]
    [InlineData("failures", "[{}]", "'id'")]
    [InlineData("comparisons/0", "null", "comparisons[0] is null")]
    [InlineData("comparisons/0/p", "\"NaN\"", "$.comparisons[0].p")]
    [InlineData("claims", "[null]", "claims[0] is null")]
    [InlineData("claims/0/parts", "[null]", "claims[0].parts[0] is null")]
    [InlineData("claims/0/parts", "null", "$.claims[0]")]
    [InlineData("claims/0/text", "5", "$.claims[0].text")]
    [InlineData("schema", "5", "$.schema")]
    [InlineData("schema", "null", "schema")]
    [InlineData("schema", "\"transportbench/results/2\"", "has schema 'transportbench/results/2'; this version reads 'transportbench/results/1'")]
    public void Read_DamagedMember_NamesItInOneLine(string path, string value, string expected)
    {
        File.WriteAllText(Target, With(path, JsonNode.Parse(value)));
        Refuses(_directory, expected);
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("settings")]
    [InlineData("completed_rounds")]
    [InlineData("settings/seed")]
    [InlineData("trials/0/lane/client")]
    [InlineData("trials/0/counts/lost")]
    [InlineData("claims/0/verdict")]
    public void Read_MissingMember_NamesIt(string path)
    {
        var root = JsonNode.Parse(Sound)!;
        Parent(root, path).AsObject().Remove(path.Split('/')[^1]);
        File.WriteAllText(Target, root.ToJsonString());
        Refuses(_directory, $"'{path.Split('/')[^1]}'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"results\"")]
    [InlineData("{\"schema\": \"\\ud800\"}")]
    [InlineData("{\"schema\": \"two\\nlines\"}")]
    [InlineData("{'schema': 1}")]
    public void Read_OtherContent_IsRefusedInOneLine(string content)
    {
        File.WriteAllText(Target, content);
        Refuses(_directory, Target);
    }

    [Fact]
    public void Read_CutOffAnywhere_IsRefusedInOneLine()
    {
        for (var length = 1; length < Sound.Length; length += Sound.Length / 40)
        {
            File.WriteAllText(Target, Sound[..length]);
            Refuses(_directory, Target);
        }
    }

    [Fact]
    public void Read_BinaryGarbage_IsRefusedInOneLine()
    {
        File.WriteAllBytes(Target, [0xff, 0xfe, 0x00, 0x0a, 0x0d, 0x80, 0x7b, 0x22]);
        Refuses(_directory, Target);
    }

    [Fact]
    public void Read_DirectoryInPlaceOfTheFile_IsRefused()
    {
        Directory.CreateDirectory(Target);
        Refuses(_directory, "no results.json in");
        Refuses(Target, "no results.json in");
    }

    [Fact]
    public void Read_NothingThere_SaysWhatToGive()
    {
        Refuses(_directory, "give the directory of a run");
        Refuses(Target, $"no results.json in '{_directory}'");
        Refuses("", "neither a directory nor a file named results.json");
    }

    [Fact]
    public void Read_FileOfAnotherName_IsRefused()
    {
        var other = Path.Combine(_directory, "copy.json");
        File.WriteAllText(other, Sound);
        Refuses(other, "neither a directory nor a file named results.json");
    }

    private static void Refuses(string path, string expected)
    {
        var message = Assert.Throws<ResultsFileException>(() => ResultsFile.Read(path)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain('\r', message);
    }

    private static string With(string path, JsonNode? value)
    {
        var root = JsonNode.Parse(Sound)!;
        var last = path.Split('/')[^1];
        if (Parent(root, path) is JsonArray array) array[int.Parse(last, CultureInfo.InvariantCulture)] = value;
        else Parent(root, path)[last] = value;
        return root.ToJsonString();
    }

    private static JsonNode Parent(JsonNode root, string path) => path.Split('/')[..^1].Aggregate(root, (node, step) =>
        node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
}
