using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using Perfolizer.Horology;

namespace TransportBench.Micro;

/// <summary>How every micro-benchmark is run and shown.</summary>
/// <remarks>
/// Iterations are counted here: what BenchmarkDotNet would choose takes an hour for all tables, and its short job has error bars as wide as the means on a small machine. Three processes each: where a process happens to lay out
/// its code and buffers can weigh more than what is compared, and within one process no error bar shows it (Georges et al., OOPSLA 2007). <c>--job</c> replaces the job, any other argument changes what it names.
/// </remarks>
public static class MicroConfig
{
    /// <summary>Where tables go unless <c>--artifacts</c> says otherwise.</summary>
    public const string Artifacts = "results/local/micro";

    private static readonly TimeInterval Iteration = TimeInterval.FromMilliseconds(75);

    /// <summary>The configuration for a command line.</summary>
    /// <param name="args">BenchmarkDotNet's arguments.</param>
    public static IConfig For(IReadOnlyList<string> args)
    {
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(StatisticColumn.Median, new WireBytesColumn())
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default)
            .AddAnalyser([.. DefaultConfig.Instance.GetAnalysers()])
            .AddValidator([.. DefaultConfig.Instance.GetValidators()])
            .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
            .WithOption(ConfigOptions.JoinSummary, false)
            .WithArtifactsPath(Artifacts);
        return args.Any(IsJob) ? config : config.AddJob(Counted.AsDefault());
    }

    private static Job Counted => Job.Default.WithLaunchCount(3).WithWarmupCount(3).WithIterationCount(5).WithIterationTime(Iteration);

    private static bool IsJob(string arg) => arg is "-j" or "--job" || arg.StartsWith("--job=", StringComparison.Ordinal);
}
