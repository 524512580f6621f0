namespace TransportBench.Reporting.Rendering;

/// <summary>The style sheets and the script that are compiled in.</summary>
public static class Resources
{
    /// <summary>The text of an embedded file of this folder.</summary>
    /// <param name="name">File name, for example <c>chart.css</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such file in the assembly.</exception>
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"'{name}' is not embedded in {typeof(Resources).Assembly.GetName().Name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
