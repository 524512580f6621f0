namespace TransportBench.Clients;

/// <summary>A set of indices, kept as sorted ranges: exact, and small however many are missing in a row.</summary>
/// <remarks>Not thread-safe.</remarks>
/// <param name="maxGaps">Most separate ranges.</param>
public sealed class MissingEvents(int maxGaps = MissingEvents.DefaultMaxGaps)
{
    /// <summary>Sixteen MiB of ranges.</summary>
    public const int DefaultMaxGaps = 1 << 20;

    private readonly List<Range> _ranges = [];

    private readonly record struct Range(long From, long To);

    /// <summary>How many are missing.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the indices from <paramref name="from"/> up to, not including, <paramref name="to"/>; beyond all that were added before.</summary>
    /// <exception cref="InvalidOperationException">There would be too many separate ranges.</exception>
    public void Add(long from, long to)
    {
        EnsureRoom();
        _ranges.Add(new Range(from, to));
        Count += to - from;
    }

    /// <summary>Takes an index out.</summary>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="InvalidOperationException">There would be too many separate ranges.</exception>
    public bool Remove(long index)
    {
        var at = LastFrom(index);
        if (at < 0 || index >= _ranges[at].To)
            return false;
        var (from, to) = _ranges[at];
        if (from == index && to == index + 1)
        {
            _ranges.RemoveAt(at);
        }
        else if (from == index)
        {
            _ranges[at] = new Range(index + 1, to);
        }
        else
        {
            if (index + 1 < to)
            {
                EnsureRoom();
                _ranges.Insert(at + 1, new Range(index + 1, to));
            }

            _ranges[at] = new Range(from, index);
        }

        Count--;
        return true;
    }

    /// <returns>Place of the last range that begins at <paramref name="index"/> or before; −1 if none does.</returns>
    private int LastFrom(long index)
    {
        var low = 0;
        var high = _ranges.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_ranges[middle].From <= index)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private void EnsureRoom()
    {
        if (_ranges.Count >= maxGaps)
            throw new InvalidOperationException($"the feed has more than {maxGaps} separate gaps: too lossy to be accounted for exactly");
    }
}
