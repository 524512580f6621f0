using System.Text.Json;
using TransportBench.Core.Schedules;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.UnitTests.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class LoadFileTests
{
    [Fact]
    public void Options_EveryScenarioThatIsBuiltIn_IsWrittenAsAFileThatReads() => Assert.All(BuiltInScenarios.All, scenario =>
        Assert.Equivalent(scenario, ScenarioReader.Read(JsonSerializer.Serialize(scenario, LoadFile.Options)), strict: true));

    [Fact]
    public void Options_ScenarioWithoutDescription_Reads()
    {
        var plain = BuiltInScenarios.All[0] with { Description = "" };
        Assert.Equal("", ScenarioReader.Read(JsonSerializer.Serialize(plain, LoadFile.Options)).Description);
    }

    [Fact]
    public void Options_AsOlderFilesHaveThem_TimesAndThresholdsRead()
    {
        var phase = JsonSerializer.Deserialize<LoadPhase>("""{ "kind": "ramp", "to": 200, "during": "00:00:05", "steps": 10 }""", LoadFile.Options)!;
        var threshold = JsonSerializer.Deserialize<Threshold>("""{ "metric": "lost", "comparison": "==", "bound": 0, "text": "lost == 0" }""", LoadFile.Options)!;
        Assert.Equal((TimeSpan.FromSeconds(5), "lost", 0.0), (phase.During, threshold.Metric, threshold.Bound));
    }

    [Fact]
    public void Read_EveryPublishedLoadTest_IsOne()
    {
        var files = Directory.GetFiles(RepositoryRoot.Of("results", "published"), LoadFile.Name, SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.NotEmpty(LoadFile.Read(file).Rows));
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("\"5\"")]
    public void Options_NoTime_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TimeSpan>(json, LoadFile.Options));

    [Theory]
    [InlineData("1m30s", 90)]
    [InlineData("1h0.5m500ms", 3_630.5)]
    [InlineData("24h", 86_400)]
    public void TryParse_SeveralUnits_AddUp(string text, double seconds)
    {
        Assert.True(LoadDuration.TryParse(text, out var time));
        Assert.Equal(TimeSpan.FromSeconds(seconds), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("-1s")]
    [InlineData("1 m")]
    [InlineData("0s")]
    [InlineData("23h61m")]
    [InlineData("1m30")]
    public void TryParse_NoTime_IsRefused(string text) => Assert.False(LoadDuration.TryParse(text, out _));

    [Theory]
    [InlineData(1, "0.0001ms")]
    [InlineData(5_000, "0.5ms")]
    [InlineData(15_000_001, "1.5000001s")]
    [InlineData(36_000_000_000, "3600s")]
    public void Text_ATime_ReadsBack(long ticks, string text)
    {
        Assert.Equal(text, LoadDuration.Text(TimeSpan.FromTicks(ticks)));
        Assert.True(LoadDuration.TryParse(text, out var time));
        Assert.Equal(TimeSpan.FromTicks(ticks), time);
    }
}
