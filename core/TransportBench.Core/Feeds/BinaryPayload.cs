namespace TransportBench.Core.Feeds;

/// <summary>Uniform bytes; all 256 values if there is room.</summary>
internal static class BinaryPayload
{
    public static void Fill(Span<byte> body, SeededRandom random)
    {
        random.NextBytes(body);
        if (body.Length < 256)
            return;
        var values = body[..256];
        for (var i = 0; i < values.Length; i++)
            values[i] = (byte)i;
        random.Shuffle(values);
    }
}
