using BenchmarkDotNet.Reports;

namespace TransportBench.Micro;

/// <summary>From BenchmarkDotNet's summaries to an exit code that a script can use.</summary>
public static class Outcomes
{
    /// <summary>0: all ran, or none was asked for (<c>--list</c>, <c>--help</c>); 1: a benchmark failed or was refused.</summary>
    public static int ExitCode(IEnumerable<Summary> summaries) =>
        summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
}
