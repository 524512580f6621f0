using Xunit;

namespace TransportBench.UnitTests.Measurement.Machine;

public sealed class SystemFilesTests
{
    [Fact]
    public void Text_MissingOrADirectory_IsNull()
    {
        using var system = new FabricatedSystem(("proc/self/stat", "1"));
        Assert.Null(system.Files.Text("proc/none"));
        Assert.Null(system.Files.Text("proc/self"));
        Assert.Empty(system.Files.Lines("proc/none"));
    }

    [Theory]
    [InlineData("model name", "Some CPU: 3 GHz")]
    [InlineData("model", "17")]
    [InlineData("PRETTY_NAME", "Some Linux")]
    [InlineData("nr", null)]
    [InlineData("end", null)]
    public void Value_OfAName_IsWhatStandsBehindIt(string name, string? expected)
    {
        using var system = new FabricatedSystem(("file", "model name\t: Some CPU: 3 GHz\nmodel\t\t: 17\nnr_throttled 4\nPRETTY_NAME=\"Some Linux\"\nend"));
        Assert.Equal(expected, system.Files.Value("file", name));
    }
}
