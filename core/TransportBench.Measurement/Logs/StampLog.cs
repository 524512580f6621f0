using System.IO.MemoryMappedFiles;

namespace TransportBench.Measurement.Logs;

/// <summary>Columns of instants, one row per event, in a memory-mapped file that survives the process that wrote it.</summary>
/// <remarks>
/// 0 means "did not happen"; a negative value is a <see cref="NotSent"/> reason. One writer per column. Every page is touched at creation,
/// so that a stamp never waits for a page fault. Allocates nothing per stamp.
/// </remarks>
public sealed unsafe class StampLog : IDisposable
{
    private const long Magic = 0x31474F4C504D5453; // "STMPLOG1"
    private const int HeaderLength = 4; // in longs

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long* _data;

    private StampLog(MemoryMappedFile file, int columns, long rows)
    {
        _file = file;
        _view = file.CreateViewAccessor();
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _data = (long*)(start + _view.PointerOffset);
        Columns = columns;
        Rows = rows;
    }

    /// <summary>Columns.</summary>
    public int Columns { get; private set; }

    /// <summary>Rows: events.</summary>
    public long Rows { get; private set; }

    /// <summary>Creates the file, all rows 0.</summary>
    /// <exception cref="IOException">It exists, or cannot be written.</exception>
    public static StampLog Create(string path, int columns, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var length = (HeaderLength + (columns * rows)) * sizeof(long);
        var log = new StampLog(MemoryMappedFile.CreateFromFile(path, FileMode.CreateNew, null, length), columns, rows);
        for (long offset = 0; offset < length / sizeof(long); offset += Environment.SystemPageSize / sizeof(long)) log._data[offset] = 0;
        log._data[0] = Magic;
        log._data[1] = columns;
        log._data[2] = rows;
        return log;
    }

    /// <summary>Opens a file that <see cref="Create"/> made.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static StampLog Open(string path)
    {
        var longs = new FileInfo(path).Length / sizeof(long);
        if (longs < HeaderLength) throw new InvalidDataException($"'{path}' is not a stamp log");
        var log = new StampLog(MemoryMappedFile.CreateFromFile(path, FileMode.Open), 0, 0);
        var (columns, rows) = (log._data[1], log._data[2]);
        if (log._data[0] != Magic || columns is < 1 or > int.MaxValue || rows < 0 || rows > (longs - HeaderLength) / columns)
        {
            log.Dispose();
            throw new InvalidDataException($"'{path}' is not a stamp log");
        }

        log.Columns = (int)columns;
        log.Rows = rows;
        return log;
    }

    /// <summary>Writes one stamp.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such row or column.</exception>
    public void Set(int column, long row, long value)
    {
        if ((ulong)row >= (ulong)Rows || (uint)column >= (uint)Columns)
            throw new ArgumentOutOfRangeException(nameof(row), $"row {row}, column {column} of a log of {Rows} rows and {Columns} columns");
        Volatile.Write(ref _data[HeaderLength + (column * Rows) + row], value);
    }

    /// <summary>Reads one stamp.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such row or column.</exception>
    public long Get(int column, long row)
    {
        if ((ulong)row >= (ulong)Rows || (uint)column >= (uint)Columns)
            throw new ArgumentOutOfRangeException(nameof(row), $"row {row}, column {column} of a log of {Rows} rows and {Columns} columns");
        return Volatile.Read(ref _data[HeaderLength + (column * Rows) + row]);
    }

    /// <summary>Unmaps; the file stays.</summary>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
