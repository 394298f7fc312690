using System.ComponentModel;

namespace LutGen.Benchmarks.Peers.Native;

/// <summary>A C compiler with gcc's command line.</summary>
/// <param name="path">The program.</param>
/// <param name="version">The first line of what it says of its version.</param>
internal sealed class Gcc(string path, string version)
{
    /// <summary>The options under which logic networks are compiled: beyond -O1 the compiler takes much longer for no gain.</summary>
    public static IReadOnlyList<string> NetworkOptions { get; } = ["-O1", "-march=native", "-shared", "-fPIC"];

    /// <summary>The options for the code of tables: the best that the compiler can do.</summary>
    public static IReadOnlyList<string> TableOptions { get; } = ["-O3", "-march=native", "-shared", "-fPIC"];

    /// <summary>The first line of what the compiler says of its version.</summary>
    public string Version { get; } = version;

    /// <summary>The compiler, or null if it cannot be run.</summary>
    /// <param name="path">Path or name of the program.</param>
    public static Gcc? Find(string path)
    {
        try
        {
            ProcessRun run = ProcessRun.Of(path, ["--version"]);
            return run.ExitCode == 0 ? new Gcc(path, run.Output.Split('\n')[0].Trim()) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Compiles a source into a shared library.</summary>
    /// <param name="cache">Where builds are kept.</param>
    /// <param name="name">What it is.</param>
    /// <param name="source">The C text.</param>
    /// <param name="options">The compiler's options.</param>
    public Build Compile(BuildCache cache, string name, string source, IReadOnlyList<string> options)
    {
        const string Library = "network.so";
        return cache.Get($"gcc-{name}", [Version, .. options, source], Library, folder =>
        {
            string file = Path.Combine(folder, "network.c");
            File.WriteAllText(file, source);
            return ProcessRun.Of(path, [.. options, "-o", Path.Combine(folder, Library), file]);
        });
    }
}
