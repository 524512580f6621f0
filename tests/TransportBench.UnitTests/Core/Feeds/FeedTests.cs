using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using Xunit;

namespace TransportBench.UnitTests.Core.Feeds;

public sealed class FeedTests
{
    public static TheoryData<PayloadKind, int> KindsAndSizes()
    {
        var data = new TheoryData<PayloadKind, int>();
        foreach (var kind in Enum.GetValues<PayloadKind>())
        {
            foreach (var size in (int[])[0, 1, 16, 23, 24, 25, 64, 65, 127, 128, 129, 130, 131, 280, 1000, 1024, 65_536, 1 << 20])
            {
                if (IsAllowed(kind, size))
                    data.Add(kind, size);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(KindsAndSizes))]
    public void Write_EveryKindAndSize_RoundTripsAtTheExactSize(PayloadKind kind, int size)
    {
        var feed = Make(kind, size);
        var expected = kind == PayloadKind.EveryByte ? 3 : size;
        Assert.Equal(expected, feed.Size);
        foreach (var n in (long[])[0, 1, 3, 1023, 1024, 0x0123_4567_89AB_CDEF, long.MaxValue])
        {
            var buffer = new byte[expected + 1];
            buffer[^1] = 0xEE;
            Assert.Equal(expected, feed.Write(n, buffer));
            Assert.Equal(0xEE, buffer[^1]);
            var payload = buffer[..^1];
            Assert.True(feed.Matches(n, payload));
            Assert.Equal(payload, feed.CreateBytes(n));
            Assert.Equal(feed.HasSequence, feed.TryReadSequence(payload, out var sequence));
            Assert.Equal(feed.HasSequence ? n : 0, sequence);
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndSizes))]
    public void Matches_AnyByteChanged_IsFalse(PayloadKind kind, int size)
    {
        var feed = Make(kind, size);
        var payload = feed.CreateBytes(7);
        for (var i = 0; i < Math.Min(payload.Length, 200); i++)
        {
            var place = i % 2 == 0 ? i / 2 : payload.Length - 1 - i / 2;
            payload[place] ^= 1;
            Assert.False(feed.Matches(7, payload), $"A change at {place} went unseen.");
            payload[place] ^= 1;
        }

        Assert.False(feed.Matches(7, [.. payload, 0]));
        if (payload.Length > 0)
            Assert.False(feed.Matches(7, payload.AsSpan(1)));
        if (feed.HasSequence)
            Assert.False(feed.Matches(8, payload));
    }

    [Fact]
    public void Write_SequencedText_BeginsWithSixteenLowerCaseHexDigits()
    {
        var random = new SeededRandom(5);
        var feed = Make(PayloadKind.Text, 24);
        for (var i = 0; i < 1000; i++)
        {
            var n = (long)(random.NextUInt64() >> 1);
            Assert.StartsWith(n.ToString("x16", CultureInfo.InvariantCulture), feed.CreateText(n), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("000000000000000")]
    [InlineData("00000000000000g0xxxxxxxx")]
    [InlineData("00000000000000A0xxxxxxxx")]
    [InlineData("ffffffffffffffffxxxxxxxx")]
    [InlineData("")]
    public void TryReadSequence_DamagedDigits_IsFalse(string payload) =>
        Assert.False(Make(PayloadKind.Text, 24).TryReadSequence(Encoding.ASCII.GetBytes(payload), out _));

    [Theory]
    [InlineData(PayloadKind.Text, -1)]
    [InlineData(PayloadKind.Text, Feed.MaximumSize + 1)]
    [InlineData(PayloadKind.Json, 63)]
    [InlineData(PayloadKind.Unicode, 127)]
    [InlineData(PayloadKind.LineEnds, 127)]
    public void Constructor_SizeOutOfRange_ThrowsAndNamesTheBounds(PayloadKind kind, int size)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Make(kind, size));
        Assert.Contains("16777216", error.Message, StringComparison.Ordinal);
        Assert.Contains(kind.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NegativeSequence_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(PayloadKind.Text, 24).CreateBytes(-1));

    [Theory]
    [InlineData(PayloadKind.Text)]
    [InlineData(PayloadKind.Json)]
    [InlineData(PayloadKind.Unicode)]
    [InlineData(PayloadKind.LineEnds)]
    [InlineData(PayloadKind.Binary)]
    public void Constructor_Seeds_RepeatAndDiffer(PayloadKind kind)
    {
        var workload = Workload(kind, 256);
        Assert.Equal(new Feed(1, workload).CreateBytes(5), new Feed(1, workload).CreateBytes(5));
        Assert.NotEqual(new Feed(1, workload).CreateBytes(5), new Feed(2, workload).CreateBytes(5));
        Assert.NotEqual(new Feed(1, workload).CreateBytes(5)[30..], new Feed(1, workload).CreateBytes(6)[30..]);
    }

    [Theory]
    [InlineData(128, 1024)]
    [InlineData(4096, 1024)]
    [InlineData(65_536, 64)]
    [InlineData(1 << 20, 4)]
    public void Write_BankOfKnownLength_RepeatsAfterIt(int size, int entries)
    {
        var feed = Make(PayloadKind.Text, size);
        Assert.Equal(feed.CreateText(1)[16..], feed.CreateText(1 + entries)[16..]);
        for (var other = 2; other <= entries; other++)
            Assert.NotEqual(feed.CreateText(1)[16..], feed.CreateText(other)[16..]);
    }

    [Fact]
    public void Text_AnyEvent_IsOneLineOfPrintableAscii() =>
        Assert.All(Payloads(PayloadKind.Text, 300), p => Assert.All(p, b => Assert.InRange(b, (byte)' ', (byte)'~')));

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(1000)]
    [InlineData(65_537)]
    public void Json_AnySize_ParsesAndCarriesTheSequence(int size)
    {
        var feed = Make(PayloadKind.Json, size);
        for (var n = 0; n < 50; n++)
        {
            using var document = JsonDocument.Parse(feed.CreateBytes(n));
            Assert.Equal(n.ToString("x16", CultureInfo.InvariantCulture), document.RootElement.GetProperty("seq").GetString());
            Assert.Equal(JsonValueKind.String, document.RootElement.GetProperty("text").ValueKind);
        }
    }

    [Fact]
    public void Json_OneKiB_HasEveryKindOfValueAndEscapes()
    {
        var feed = Make(PayloadKind.Json, 1024);
        using var document = JsonDocument.Parse(feed.CreateBytes(0));
        var kinds = document.RootElement.GetProperty("items").EnumerateArray().Select(i => i.ValueKind).ToHashSet();
        Assert.True(kinds.IsSupersetOf([JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Object, JsonValueKind.String, JsonValueKind.Array]));
        Assert.True(kinds.Overlaps([JsonValueKind.True, JsonValueKind.False]));
        Assert.Contains("\\u00e9", feed.CreateText(0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PayloadKind.Unicode, 128)]
    [InlineData(PayloadKind.Unicode, 1001)]
    [InlineData(PayloadKind.LineEnds, 128)]
    [InlineData(PayloadKind.LineEnds, 1001)]
    public void Unicode_AnyEvent_HasEveryPlaneNulAndItsLineEnds(PayloadKind kind, int size) =>
        Assert.All(Payloads(kind, size), payload =>
        {
            Assert.True(Utf8.IsValid(payload));
            var text = Encoding.UTF8.GetString(payload);
            Assert.Equal(Enumerable.Range(0, 17), text.EnumerateRunes().Select(r => r.Plane).Distinct().Order());
            Assert.True(text.Count(c => c == '\0') >= 2);
            Assert.True(text.Count(c => c == '\n') >= 2);
            Assert.Equal(kind == PayloadKind.LineEnds, text.Contains('\r', StringComparison.Ordinal));
            Assert.Equal(kind == PayloadKind.LineEnds, text.Contains("\r\n", StringComparison.Ordinal));
        });

    [Fact]
    public void Binary_RoomForAllValues_HasAll256() =>
        Assert.All(Payloads(PayloadKind.Binary, 280), p => Assert.Equal(256, p[16..].Distinct().Count()));

    [Fact]
    public void EveryByte_EventN_IsAThenNThenZ()
    {
        var feed = Make(PayloadKind.EveryByte, 999);
        for (var n = 0; n < 600; n++)
            Assert.Equal([(byte)'A', (byte)n, (byte)'Z'], feed.CreateBytes(n));
    }

    [Theory]
    [InlineData(PayloadKind.Text, true, true)]
    [InlineData(PayloadKind.Json, true, true)]
    [InlineData(PayloadKind.Unicode, true, true)]
    [InlineData(PayloadKind.LineEnds, true, false)]
    [InlineData(PayloadKind.Binary, false, false)]
    [InlineData(PayloadKind.EveryByte, false, true)]
    public void Kind_Each_SaysWhetherItIsTextAndRaw(PayloadKind kind, bool isText, bool isRaw)
    {
        var feed = Make(kind, 128);
        Assert.Equal((isText, isRaw), (feed.IsText, feed.IsRawInEventStream));
        if (!isText)
            Assert.Throws<InvalidOperationException>(() => feed.CreateText(0));
    }

    [Fact]
    public void WriteAndMatches_ManyEvents_AllocateNothing()
    {
        var feed = Make(PayloadKind.Json, 128);
        var buffer = new byte[128];
        var matched = Run(10);
        Assert.Equal(0, Allocations.Least(() => matched &= Run(10_000)));
        Assert.True(matched);

        bool Run(int events)
        {
            var all = true;
            for (var n = 0; n < events; n++)
            {
                feed.Write(n, buffer);
                all &= feed.Matches(n, buffer) && feed.TryReadSequence(buffer, out var sequence) && sequence == n;
            }

            return all;
        }
    }

    private static bool IsAllowed(PayloadKind kind, int size) => kind switch
    {
        PayloadKind.Json => size >= 64,
        PayloadKind.Unicode or PayloadKind.LineEnds => size >= 128,
        _ => true,
    };

    private static IEnumerable<byte[]> Payloads(PayloadKind kind, int size)
    {
        var feed = Make(kind, size);
        return Enumerable.Range(0, 100).Select(n => feed.CreateBytes(n));
    }

    private static Feed Make(PayloadKind kind, int size) => new(42, Workload(kind, size));

    private static Workload Workload(PayloadKind kind, int size) => new() { Kind = kind, SizeBytes = size, Events = 1000 };
}
