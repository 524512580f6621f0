using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace TransportBench.Servers;

/// <summary>A self-signed certificate that lives as long as the server: made on first use, never written anywhere, trusted only by clients that are given it.</summary>
/// <remarks>Thread-safe. TLS 1.3 alone, without session tickets: a handshake is a whole one, and its bytes have names.</remarks>
internal sealed class EphemeralCertificate(IPAddress address) : IDisposable
{
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private readonly Lazy<X509Certificate2> _value = new(() => Create(address));

    /// <summary>With its key.</summary>
    public X509Certificate2 Value => _value.Value;

    /// <summary>For an endpoint over TLS.</summary>
    public HttpsConnectionAdapterOptions Options => new()
    {
#pragma warning disable CA5398 // The byte account is of TLS 1.3: another version would be another measurement.
        SslProtocols = SslProtocols.Tls13,
#pragma warning restore CA5398
        ServerCertificateSelector = (_, _) => Value,
        OnAuthenticate = (_, ssl) => ssl.AllowTlsResume = false,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_value.IsValueCreated) _value.Value.Dispose();
    }

    private static X509Certificate2 Create(IPAddress address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=TransportBench", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now - Skew, now + Lifetime);
        if (!OperatingSystem.IsWindows()) return certificate;
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null); // Windows serves no key that it has not imported.
    }
}
