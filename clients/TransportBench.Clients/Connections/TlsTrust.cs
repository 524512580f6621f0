using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TransportBench.Clients.Connections;

/// <summary>TLS 1.3 to a server whose certificate is known beforehand, or one that the system trusts.</summary>
internal static class TlsTrust
{
    /// <summary>The options of a client.</summary>
    /// <param name="trusted">The only certificate that is trusted; <see langword="null"/>: what the system trusts.</param>
    /// <param name="host">Name or address that was asked for; <see langword="null"/> where the framework fills it in.</param>
    public static SslClientAuthenticationOptions Options(X509Certificate2? trusted, string? host = null) => new()
    {
        TargetHost = host,
#pragma warning disable CA5398 // The byte account is of TLS 1.3: another version would be another measurement.
        EnabledSslProtocols = SslProtocols.Tls13,
#pragma warning restore CA5398
        RemoteCertificateValidationCallback = (_, presented, _, errors) => trusted is null
            ? errors == SslPolicyErrors.None
            : presented is not null && presented.GetRawCertData().AsSpan().SequenceEqual(trusted.RawDataMemory.Span),
    };

    /// <summary>Puts TLS over a connection.</summary>
    /// <param name="wire">Owned by the result.</param>
    /// <param name="request">Whom to trust.</param>
    /// <param name="cancellationToken">Cancels the handshake.</param>
    /// <exception cref="AuthenticationException">The server is not the one that was expected, or speaks no TLS 1.3.</exception>
    public static async Task<SslStream> OverAsync(Stream wire, FeedRequest request, CancellationToken cancellationToken)
    {
        var secure = new SslStream(wire, leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsClientAsync(Options(request.Trusted, request.Url.IdnHost), cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }
}
