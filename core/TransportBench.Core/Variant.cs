namespace TransportBench.Core;

/// <summary>What a lane adds to its transport, in the order <c>+h2 +tls +deflate|gzip|br</c>.</summary>
/// <remarks>Which of them a transport, an edition and a client can have: <see cref="Variants.WhyNot"/> and the clients' catalogue.</remarks>
public readonly record struct Variant
{
    private static readonly string[] Compressions = ["deflate", "gzip", "br"];

    /// <summary>HTTP/2 instead of HTTP/1.1.</summary>
    public bool Http2 { get; init; }

    /// <summary>Over TLS.</summary>
    public bool Tls { get; init; }

    /// <summary><c>deflate</c>, <c>gzip</c>, <c>br</c>, or <see langword="null"/> for none.</summary>
    public string? Compression { get; init; }

    /// <summary>HTTP/1.1, in clear, not compressed.</summary>
    public bool IsPlain => !Http2 && !Tls && Compression is null;

    /// <summary>Without the compression, which the two ends agree on over the same endpoint.</summary>
    public Variant Endpoint => this with { Compression = null };

    /// <summary>In words: <c>HTTP/2 over TLS, gzip</c>.</summary>
    public string Words => $"{(Http2 ? "HTTP/2" : "HTTP/1.1")} {(Tls ? "over TLS" : "in clear")}{(Compression is null ? "" : ", " + Compression)}";

    /// <summary>The suffix of a lane's transport: empty, or for example <c>+h2+tls</c>.</summary>
    public override string ToString() =>
        (Http2 ? "+h2" : "") + (Tls ? "+tls" : "") + (Compression is null ? "" : "+" + Compression);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns><see langword="false"/> with the offending word in <paramref name="unknown"/>.</returns>
    public static bool TryParse(string text, out Variant variant, out string unknown)
    {
        variant = default;
        unknown = "";
        foreach (var word in text.Split('+', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word)
            {
                case "h2": variant = variant with { Http2 = true }; break;
                case "tls": variant = variant with { Tls = true }; break;
                case var _ when Compressions.Contains(word) && variant.Compression is null: variant = variant with { Compression = word }; break;
                default: unknown = word; return false;
            }
        }

        return true;
    }
}
