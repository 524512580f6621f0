namespace TransportBench.Core;

/// <summary>Transport × variant × edition × client, written <c>websocket[+h2][+tls][+deflate]:tuned:clientwebsocket</c>.</summary>
/// <remarks>Immutable; compared by value; <see cref="ToString"/> and <see cref="Parse"/> are inverse.</remarks>
public sealed record Lane
{
    /// <summary>How events reach the client.</summary>
    public required Transport Transport { get; init; }

    /// <summary>What is added to the transport; plain by default.</summary>
    public Variant Variant { get; init; }

    /// <summary>How the server is written.</summary>
    public required Edition Edition { get; init; }

    /// <summary>Who reads: an ID of the clients' catalogue.</summary>
    public required string Client { get; init; }

    /// <summary>Which of a server's endpoints serves it: the transport and the variant without compression, for example <c>sse+h2+tls</c>.</summary>
    public string Endpoint => $"{Transport.Id}{Variant.Endpoint}";

    /// <summary>The canonical name.</summary>
    public override string ToString() => $"{Transport.Id}{Variant}:{Edition.ToString().ToLowerInvariant()}:{Client}";

    /// <summary>Reads a canonical name. Whether the client exists is the clients' catalogue's to say.</summary>
    /// <exception cref="FormatException">Says which part is wrong and what is allowed.</exception>
    public static Lane Parse(string text)
    {
        var parts = text.Split(':');
        if (parts is not [{ Length: > 0 } head, { Length: > 0 } edition, { Length: > 0 } client])
            throw new FormatException($"lane '{text}' is not of the form transport[+variant]:edition:client, for example websocket:tuned:socket");
        var plus = head.IndexOf('+', StringComparison.Ordinal);
        var name = plus < 0 ? head : head[..plus];
        var transport = Transports.Find(name)
            ?? throw new FormatException($"lane '{text}': unknown transport '{name}'; allowed are {string.Join(", ", Transports.All)}");
        if (!Variant.TryParse(plus < 0 ? "" : head[plus..], out var variant, out var unknown))
            throw new FormatException($"lane '{text}': unknown variant '+{unknown}'; allowed are +h2, +tls and one of +deflate, +gzip, +br");
        if (!Editions.TryParse(edition, out var parsed))
            throw new FormatException($"lane '{text}': unknown edition '{edition}'; allowed are idiomatic, tuned");
        return new Lane { Transport = transport, Variant = variant, Edition = parsed, Client = client };
    }
}
