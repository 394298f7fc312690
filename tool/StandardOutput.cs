using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LutGen.Tool;

/// <summary>Standard output that says when its reader has gone.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>The console's writer, except for a pipe: the console's keeps silent when nobody reads, and a verb would work on for nothing.</summary>
    public static TextWriter Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.Out;
        }

        try
        {
            var stream = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);

            // A stream on a file keeps a position of its own, and would overwrite what others append.
            return stream.CanSeek ? Console.Out : new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Console.Out;
        }
    }
}
