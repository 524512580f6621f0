using System.Reflection;
using System.Text.Json;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

/// <summary>docs/calibration.md against the code: every field and every part, and none that is not there.</summary>
public sealed class CalibrationDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(RepositoryRoot.Of("docs", "calibration.md"));

    public static TheoryData<string, Type> Records() => new()
    {
        { "calibration.json", typeof(CalibrationResults) },
        { "settings", typeof(CalibrationSettings) },
        { "failures", typeof(TrialFailure) },
        { "checks", typeof(CalibrationCheck) },
        { "detections", typeof(DetectionRow) },
        { "smallest_differences", typeof(SmallestDifferenceRow) },
        { "burns", typeof(BurnRow) },
        { "stability", typeof(StabilityRow) },
        { "schemes", typeof(SchemeRow) },
        { "steady", typeof(SteadyRow) },
        { "freezes", typeof(FreezeRow) },
        { "accounts", typeof(AccountRow) },
        { "comparisons", typeof(KnownComparisonRow) },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void Document_OfARecord_NamesItsFieldsAndNoOthers(string section, Type record) => Assert.Equal(
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)),
        FirstCells("### " + section));

    [Fact]
    public void Document_OfTheLists_HasASectionOfEach()
    {
        var lists = typeof(CalibrationResults).GetProperties().Where(property => property.PropertyType.IsGenericType).Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        Assert.All(lists, list => Assert.Contains("### " + list, Lines));
    }

    [Fact]
    public void Document_OfTheParts_NamesThoseOfTheCatalogue() =>
        Assert.Equal(CalibrationCatalogue.All.Select(part => part.Id), FirstCells("## The parts and their rules"));

    /// <summary>What stands in backticks in the first column of a section's table.</summary>
    private static IEnumerable<string> FirstCells(string heading) => Lines
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
}
