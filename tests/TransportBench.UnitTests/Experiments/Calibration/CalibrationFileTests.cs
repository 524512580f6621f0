using System.Text.Json;
using System.Text.Json.Nodes;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

public sealed class CalibrationFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("transportbench-calibration-").FullName;

    private string Target => Path.Combine(_directory, CalibrationFile.Name);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Write_ThenRead_GivesTheSame()
    {
        foreach (var results in new[] { FabricatedCalibration.Full(), FabricatedCalibration.Empty() })
        {
            CalibrationFile.Write(_directory, results);
            Assert.Equal(Text(results), Text(CalibrationFile.Read(_directory)));
            Assert.Equal([Target], Directory.GetFileSystemEntries(_directory));
        }
    }

    [Theory]
    [InlineData("", "is not a calibration: ")]
    [InlineData("figures? what figures?", "is not a calibration: ")]
    [InlineData("[]", "is not a calibration: ")]
    [InlineData("null", "holds null instead of a calibration")]
    [InlineData("{\"schema\":\"transportbench/calibration/1\"}", "is not a calibration: ")]
    [InlineData("{\"schema\":\"transportbench/calibration/2\",\"new\":1}", "has schema 'transportbench/calibration/2'; this version reads 'transportbench/calibration/1'")]
    [InlineData("{\"schema\":\"transport\\nbench\"}", "has schema 'transport bench'; this version reads 'transportbench/calibration/1'")]
    public void Read_WhatIsNoCalibration_SaysSoInOneLine(string content, string words)
    {
        File.WriteAllText(Target, content);
        Refused($"'{Target}' {words}");
    }

    public static TheoryData<string> Members() =>
        [.. JsonNode.Parse(Text(FabricatedCalibration.Full()))!.AsObject().Where(member => member.Key != "schema").Select(member => member.Key)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Read_AMemberMissingOrNull_IsNamed(string member)
    {
        Damage(root => root.Remove(member));
        Assert.Contains(member, Refused($"'{Target}' is not a calibration: "), StringComparison.Ordinal);
        Damage(root => root[member] = null);
        Refused($"'{Target}' is not a calibration: ");
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Read_ANullInAList_IsNamed(string member)
    {
        if (JsonNode.Parse(Text(FabricatedCalibration.Full()))![member] is not JsonArray) return;
        Damage(root => root[member]!.AsArray().Add(null));
        Refused($"'{Target}' is damaged: {member} holds null");
    }

    [Fact]
    public void Read_HalfAFile_SaysSoInOneLine()
    {
        var text = Text(FabricatedCalibration.Full());
        File.WriteAllText(Target, text[..(text.Length / 2)]);
        Refused($"'{Target}' is not a calibration: ");
    }

    [Fact]
    public void Read_NothingThere_SaysSo() => Refused($"no calibration.json in '{_directory}': give the directory of a calibration, for example results/local/…");

    [Fact]
    public void Read_ItsFile_IsTheSameAsItsDirectory()
    {
        CalibrationFile.Write(_directory, FabricatedCalibration.Full());
        Assert.Equal(Text(CalibrationFile.Read(_directory)), Text(CalibrationFile.Read(Target)));
    }

    [Theory]
    [InlineData("settings", "rounds", 0, "settings.rounds is 0; 1 to 1000 are possible")]
    [InlineData("settings", "rounds", 2_000_000_000, "settings.rounds is 2000000000; 1 to 1000 are possible")]
    [InlineData("settings", "runs", 0, "settings.runs is 0; 1 to 1000 are possible")]
    [InlineData("", "completed_runs", -3, "completed_runs is -3 of ")]
    [InlineData("", "completed_runs", 1_001, "completed_runs is 1001 of ")]
    public void Read_ANumberOutOfRange_IsNamed(string parent, string member, int value, string words)
    {
        Damage(root => (parent.Length == 0 ? root : root[parent]!.AsObject())[member] = value);
        Refused($"'{Target}' is damaged: {words}");
    }

    [Fact]
    public void Read_NoPart_IsNamed()
    {
        Damage(root => root["settings"]!["parts"] = new JsonArray());
        Refused($"'{Target}' is damaged: settings.parts is empty");
    }

    [Fact]
    public void Read_NoLogRatios_IsNamed()
    {
        Damage(root => root["comparisons"]![0]!["log_ratios"] = new JsonArray());
        Refused($"'{Target}' is damaged: comparisons has log_ratios that are empty");
    }

    private string Refused(string words)
    {
        var message = Assert.Throws<ResultsFileException>(() => CalibrationFile.Read(_directory)).Message;
        Assert.StartsWith(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private void Damage(Action<JsonObject> damage)
    {
        var root = JsonNode.Parse(Text(FabricatedCalibration.Full()))!.AsObject();
        damage(root);
        File.WriteAllText(Target, root.ToJsonString());
    }

    private static string Text(CalibrationResults results) => JsonSerializer.Serialize(results, ResultsFile.Options);
}
