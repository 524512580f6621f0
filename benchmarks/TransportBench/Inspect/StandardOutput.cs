using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TransportBench.Inspect;

/// <summary>Standard output as UTF-8 text that notices when its reader has gone.</summary>
internal static class StandardOutput
{
    private const int BufferChars = 32 * 1024;
    private const int BrokenPipe = 32;

    /// <summary>Opens it, buffered, without a byte order mark.</summary>
    public static StreamWriter Open() => new(OpenStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferChars);

    /// <summary>Whether a write failed because nobody reads any more, as after <c>| head</c> (EPIPE).</summary>
    public static bool IsClosed(IOException exception) => !OperatingSystem.IsWindows() && exception.HResult == BrokenPipe;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stream takes the handle over, and the descriptor is the process's own.")]
    private static Stream OpenStream()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();

        // The console's stream hides a broken pipe, so that an endless input would be read for nobody. A plain file keeps the console's stream:
        // it writes at the descriptor's own position, which the shell's >> and other writers share.
        var raw = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!raw.CanSeek)
            return raw;
        raw.Dispose();
        return Console.OpenStandardOutput();
    }
}
