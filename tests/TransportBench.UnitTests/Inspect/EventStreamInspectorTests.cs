using System.Text;
using System.Text.Json;
using CsCheck;
using TransportBench.EventSource;
using TransportBench.Inspect;
using TransportBench.UnitTests.EventSource;
using Xunit;

namespace TransportBench.UnitTests.Inspect;

public sealed class EventStreamInspectorTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("data: cut off\n", "")]
    [InlineData("data\n\n", "{\"event\":\"message\",\"data\":\"\",\"id\":\"\"}\n")]
    [InlineData("id: 7\nevent: add\ndata: a\ndata: b\n\n", "{\"event\":\"add\",\"data\":\"a\\nb\",\"id\":\"7\"}\n")]
    [InlineData("retry: 1\ndata: x\n\nretry: 0020\n", "{\"event\":\"message\",\"data\":\"x\",\"id\":\"\"}\n{\"retry\":20}\n")]
    [InlineData("retry: 99999999999999999999\n", "{\"retry\":99999999999999999999}\n")]
    [InlineData("data: \0\u001f\t\"\\/<é€😀\u007f\n\n", "{\"event\":\"message\",\"data\":\"\\u0000\\u001f\\t\\\"\\\\/<é€😀\\u007f\",\"id\":\"\"}\n")]
    [InlineData("data: a\u0085b\u2028c\n\n", "{\"event\":\"message\",\"data\":\"a\\u0085b\\u2028c\",\"id\":\"\"}\n")]
    public void Run_Stream_WritesItsLines(string stream, string lines) => Assert.Equal(lines, Inspect(Encoding.UTF8.GetBytes(stream), 4096));

    [Fact]
    public void Run_InvalidUtf8_WritesReplacementCharacters() =>
        Assert.Equal("{\"event\":\"message\",\"data\":\"\uFFFD\",\"id\":\"\"}\n", Inspect([.. "data:"u8, 0xE2, 0x82, .. "\n\n"u8], 1));

    [Fact]
    public void Run_AnyCharacters_WritesJsonThatReadsBackTheSame() =>
        Gen.Char.Where(c => !char.IsSurrogate(c) && c is not ('\r' or '\n')).Array[0, 30].Select(c => new string(c) + "😀").Sample(
            data =>
            {
                string line = Inspect(Encoding.UTF8.GetBytes($"event:{data}\ndata:{data}\n\n"), 7);
                string value = data.StartsWith(' ') ? data[1..] : data;
                using var json = JsonDocument.Parse(line);
                Assert.Equal(["event", "data", "id"], json.RootElement.EnumerateObject().Select(p => p.Name));
                Assert.Equal(value, json.RootElement.GetProperty("event").GetString());
                Assert.Equal(value, json.RootElement.GetProperty("data").GetString());
                Assert.Equal(1, line.Count(c => c == '\n'));
            },
            iter: 2_000);

    [Fact]
    public void Run_RandomBytes_AgreesWithTheNaiveReading() =>
        Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                byte[] stream = [.. "data:"u8, .. bytes, .. "\n\n"u8];
                IEnumerable<ServerSentEvent> events = Inspect(stream, 3).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonSerializer.Deserialize<ServerSentEvent>(line, JsonSerializerOptions.Web)!);
                Assert.Equal(NaiveEventStream.Parse(stream).Events, ParsedStream.Of(events, "", "").Events);
            },
            iter: 2_000);

    private static string Inspect(byte[] stream, int perRead)
    {
        using var input = new TrickleStream(stream, perRead);
        using var output = new StringWriter();
        EventStreamInspector.Run(input, output);
        return output.ToString();
    }
}
