using System.Buffers.Binary;
using TransportBench.Measurement.Logs;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Logs;

public sealed class StampLogTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("transportbench-log-").FullName, "log");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Log_ReopenedByAnother_HoldsEveryStamp()
    {
        using (var written = StampLog.Create(_path, columns: 2, rows: 3_000))
        {
            for (var row = 0; row < 3_000; row += 2)
            {
                written.Set(0, row, row + 1);
                written.Set(1, row, -row);
            }
        }

        using var read = StampLog.Open(_path);
        Assert.Equal((2, 3_000L), (read.Columns, read.Rows));
        for (var row = 0; row < 3_000; row++)
        {
            Assert.Equal(row % 2 == 0 ? row + 1 : 0, read.Get(0, row));
            Assert.Equal(row % 2 == 0 ? -row : 0, read.Get(1, row));
        }
    }

    [Fact]
    public void Log_WhileItsWriterStillHasIt_CanBeRead()
    {
        using var writer = StampLog.Create(_path, columns: 1, rows: 4);
        writer.Set(0, 2, 42);
        using var reader = StampLog.Open(_path);
        Assert.Equal([0, 0, 42, 0], Enumerable.Range(0, 4).Select(row => reader.Get(0, row)));
    }

    [Fact]
    public void Log_WithoutRows_IsALog()
    {
        StampLog.Create(_path, columns: 1, rows: 0).Dispose();
        using var log = StampLog.Open(_path);
        Assert.Equal(0, log.Rows);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0, -1)]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    public void Log_NoSuchCell_IsRefused(int column, long row)
    {
        using var log = StampLog.Create(_path, columns: 2, rows: 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Set(column, row, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Get(column, row));
    }

    [Fact]
    public void Create_OverAnExistingFile_IsRefused()
    {
        File.WriteAllText(_path, "something else");
        Assert.Throws<IOException>(() => StampLog.Create(_path, columns: 1, rows: 1));
        Assert.Equal("something else", File.ReadAllText(_path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(4096)]
    public void Open_GarbageOfAnyLength_SaysThatItIsNoLog(int length)
    {
        File.WriteAllBytes(_path, [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))]);
        Assert.Contains("is not a stamp log", Assert.Throws<InvalidDataException>(() => StampLog.Open(_path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 11)]
    [InlineData(2, 10)]
    [InlineData(0, 10)]
    [InlineData(-1, -10)]
    [InlineData(1, -1)]
    [InlineData(2, long.MaxValue)]
    [InlineData(long.MaxValue, 2)]
    [InlineData(1L << 32, 1L << 32)]
    public void Open_HeaderThatPromisesMoreThanThereIs_SaysThatItIsNoLog(long columns, long rows)
    {
        StampLog.Create(_path, columns: 1, rows: 10).Dispose();
        var bytes = File.ReadAllBytes(_path);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), columns);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), rows);
        File.WriteAllBytes(_path, bytes);
        Assert.Throws<InvalidDataException>(() => StampLog.Open(_path));
    }
}
