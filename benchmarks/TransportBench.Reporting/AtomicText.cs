using System.Text;

namespace TransportBench.Reporting;

/// <summary>Replaces a text file, whole or not at all.</summary>
internal static class AtomicText
{
    /// <summary>UTF-8 without a byte order mark, to a temporary file that is then renamed.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static void Replace(string file, string text)
    {
        var temporary = file + ".tmp";
        File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, file, overwrite: true);
    }
}
