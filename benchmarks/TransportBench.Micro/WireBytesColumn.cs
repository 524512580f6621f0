using System.Collections.Concurrent;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace TransportBench.Micro;

/// <summary>Bytes on the wire per operation, beside its time: what a benchmark wrote when it was run once more for this column.</summary>
public sealed class WireBytesColumn : IColumn
{
    private readonly ConcurrentDictionary<string, double?> _known = new();

    public string Id => "WireBytes";

    public string ColumnName => "Wire";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Bytes on the application's wire per operation (payload and the transport's framing; no TCP, no TLS)";

    public bool IsAvailable(Summary summary) =>
        summary.BenchmarksCases.Any(benchmark => typeof(IWireBytes).IsAssignableFrom(benchmark.Descriptor.Type));

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        _known.GetOrAdd(benchmarkCase.DisplayInfo, _ => Count(benchmarkCase)) is { } bytes
            ? bytes.ToString("#,##0.##", CultureInfo.InvariantCulture) + " B"
            : "-";

    private static double? Count(BenchmarkCase benchmark)
    {
        if (!typeof(IWireBytes).IsAssignableFrom(benchmark.Descriptor.Type)) return null;
        var instance = (IWireBytes)Activator.CreateInstance(benchmark.Descriptor.Type)!;
        foreach (var parameter in benchmark.Parameters.Items)
            benchmark.Descriptor.Type.GetProperty(parameter.Name)!.SetValue(instance, parameter.Value);
        instance.Setup();
        return instance.WireBytes(benchmark.Descriptor.WorkloadMethod.Name);
    }
}
