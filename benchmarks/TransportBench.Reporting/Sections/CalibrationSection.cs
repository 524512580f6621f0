using TransportBench.Experiments.Results;
using TransportBench.Reporting.Calibrations;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>What this machine was shown to be able to tell, before the run.</summary>
public static class CalibrationSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        if (results.Calibration is not { } calibration)
        {
            yield return new Paragraph("No calibration of this machine was found when the run began, so how often it errs and how small a difference it finds is not known here. This makes one; a later run attaches it:") { Style = ParagraphStyle.Notice };
            yield return new CodeLine("dotnet run -c Release --project benchmarks/TransportBench -- calibrate");
            yield break;
        }

        var rate = calibration.SameLane is { } same
            ? $" A/A was detected in {same.Detected} of {same.Comparisons} comparisons: {Numbers.Percent(same.Rate)} [{Numbers.Percent(same.Low)}, {Numbers.Percent(same.High)}]."
            : "";
        yield return new Paragraph(
            $"The newest calibration of this machine when the run began: `{calibration.Name}`, from {calibration.StartedAt}, TransportBench {calibration.Version}, {calibration.Runs} runs of {calibration.Rounds} rounds of profile `{calibration.Profile}`.{rate}")
        { Style = ParagraphStyle.Note };
        if (calibration.Profile != results.Settings.Profile)
            yield return new Paragraph($"Its cells are those of profile `{calibration.Profile}`; this run's are those of `{results.Settings.Profile}`, and find other differences.") { Style = ParagraphStyle.Notice };
        if (calibration.Version != results.Environment.Version)
            yield return new Paragraph($"It was made by another version ({calibration.Version}; this run: {results.Environment.Version}), which may measure otherwise.") { Style = ParagraphStyle.Notice };
        if (calibration.Checks.Count > 0) yield return CheckTable.Of(calibration.Checks);
        if (calibration.SmallestDifferences.Count > 0) yield return SmallestDifferenceTable.Of(calibration.SmallestDifferences);
    }
}
