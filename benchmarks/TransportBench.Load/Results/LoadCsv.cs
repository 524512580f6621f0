using System.Globalization;
using System.Text;
using TransportBench.Load.Driving;

namespace TransportBench.Load.Results;

/// <summary>A load test by the second as comma-separated values (RFC 4180), for spreadsheets.</summary>
public static class LoadCsv
{
    /// <summary>The file's name.</summary>
    public const string Name = "load.csv";

    private static readonly (string Name, Func<LoadSecond, double?> Value)[] Columns =
    [
        ("at_s", second => second.At),
        ("connections_wanted", second => second.WantedConnections),
        ("connections_open", second => second.OpenConnections),
        ("offered", second => second.Offered),
        ("received", second => second.Counters.Received),
        ("lost", second => second.Counters.Lost),
        ("duplicated", second => second.Counters.Duplicated),
        ("out_of_order", second => second.Counters.OutOfOrder),
        ("corrupt", second => second.Counters.Corrupt),
        ("errors", second => second.Counters.Errors.Values.Sum()),
        ("payload_bytes", second => second.Counters.PayloadBytes),
        ("p50_us", second => second.Percentile("p50")),
        ("p90_us", second => second.Percentile("p90")),
        ("p99_us", second => second.Percentile("p99")),
        ("server_cpu_s", second => second.ServerCpuSeconds),
        ("server_rss_mib", second => second.ServerRssMib),
        ("driver_cpu_s", second => second.DriverCpuSeconds),
        ("driver_late_ms", second => second.DriverLateMs),
    ];

    /// <summary>The whole file; lines end with CRLF as the format says. A figure that is not there is empty.</summary>
    public static string Of(LoadResults results)
    {
        var csv = new StringBuilder("transport,").AppendJoin(',', Columns.Select(column => column.Name)).Append("\r\n");
        foreach (var row in results.Rows)
        {
            foreach (var second in row.Seconds)
                csv.Append(row.Transport).Append(',').AppendJoin(',', Columns.Select(column => column.Value(second)?.ToString(CultureInfo.InvariantCulture))).Append("\r\n");
        }

        return csv.ToString();
    }
}
