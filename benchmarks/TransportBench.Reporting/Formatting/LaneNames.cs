namespace TransportBench.Reporting.Formatting;

/// <summary>Short names for lanes that stand together: as little of the canonical name as tells them apart.</summary>
public sealed class LaneNames
{
    private readonly Dictionary<string, string> _short = [];

    /// <summary>Names for these lanes.</summary>
    /// <param name="lanes">Canonical names, <c>transport[+variant]:edition:client</c>; doubles are allowed.</param>
    public LaneNames(IEnumerable<string> lanes)
    {
        var all = lanes.Distinct().ToList();
        foreach (var lane in all)
        {
            var parts = lane.Split(':');
            _short[lane] = Enumerable.Range(1, parts.Length)
                .Select(length => string.Join(':', parts.Take(length)))
                .First(name => name == lane || all.Count(other => other == name || other.StartsWith(name + ":", StringComparison.Ordinal)) == 1);
        }
    }

    /// <summary>The short name; a lane that was not among them keeps its own.</summary>
    public string this[string lane] => _short.GetValueOrDefault(lane, lane);

    /// <summary>The transport of a canonical name: what stands before its variant.</summary>
    public static string Transport(string lane)
    {
        var end = lane.AsSpan().IndexOfAny('+', ':');
        return end < 0 ? lane : lane[..end];
    }

    /// <summary>The place of a lane's transport in the catalogue, controls first; what the catalogue does not know comes last.</summary>
    public static int Rank(string lane)
    {
        var (all, transport) = (Core.Transports.All, Transport(lane));
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Id == transport)
                return i;
        }

        return all.Count;
    }

    /// <summary>The transport as prose writes it.</summary>
    public static string InProse(string transport) => transport switch
    {
        "websocket" => "WebSocket",
        "sse" => "SSE",
        "tcp" => "the TCP control",
        _ => transport.Replace('-', ' '),
    };
}
