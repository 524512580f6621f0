using System.CommandLine;
using TransportBench.Inspect;
using Xunit;

namespace TransportBench.UnitTests.Inspect;

public sealed class InspectCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Sse_File_WritesItsEvents()
    {
        File.WriteAllText(_file, "data: x\n\nretry: 4\n");
        Assert.Equal((0, "{\"event\":\"message\",\"data\":\"x\",\"id\":\"\"}\n{\"retry\":4}\n", ""), Invoke("sse", _file));
    }

    [Fact]
    public void Websocket_BrokenContent_EndsWithOneAfterTheGoodFrames()
    {
        File.WriteAllBytes(_file, [0x81, 0, 0x83, 0]);
        (int code, string output, string error) = Invoke("websocket", _file);
        Assert.Equal(1, code);
        Assert.Equal(WebSocketFrames.Line(1, true, false, 2, 0), output);
        Assert.StartsWith("transportbench: byte 2: opcode 3", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sse")]
    [InlineData("websocket")]
    public void File_MissingOrDirectory_EndsWithTwoAndOneLine(string command)
    {
        foreach (string path in new[] { _file, Path.GetTempPath(), "" })
        {
            (int code, string output, string error) = Invoke(command, path);
            Assert.Equal((2, ""), (code, output));
            Assert.StartsWith("transportbench: ", error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    [Theory]
    [InlineData]
    [InlineData("sse")]
    [InlineData("websocket")]
    public void Help_EveryCommand_HasAnExample(params string[] path)
    {
        (int code, string output, _) = Invoke([.. path, "--help"]);
        Assert.Equal(0, code);
        Assert.Contains("dotnet run -c Release --project benchmarks/TransportBench -- inspect ", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Invoke(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { InspectCommand.Create() };
        int code = root.Parse(["inspect", .. args]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
