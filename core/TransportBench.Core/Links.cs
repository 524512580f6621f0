namespace TransportBench.Core;

/// <summary>Every link: the one place where a member is listed.</summary>
public static class Links
{
    /// <summary>The loopback interface.</summary>
    public static Link Loopback { get; } = new("loopback", "this machine's own");

    /// <summary>A virtual Ethernet between two network namespaces, so that segments are as long as on a real one.</summary>
    public static Link Ethernet { get; } = new("ethernet", "two network namespaces and a virtual Ethernet of MTU 1,500 between them, without delay");

    /// <summary>Maximum transmission unit of <see cref="Ethernet"/> in bytes.</summary>
    public const int EthernetMtu = 1_500;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Link> All { get; } = [Loopback, Ethernet];

    /// <summary>The link of that <see cref="Link.Id"/>, or <see langword="null"/>.</summary>
    public static Link? Find(string id) => All.FirstOrDefault(link => link.Id == id);
}
