using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LutGen.Benchmarks.Peers.Native;

/// <summary>Something that was built.</summary>
/// <param name="File">The library or assembly.</param>
/// <param name="Seconds">Wall time of the compiler.</param>
/// <param name="Megabytes">Its largest process, in 10^6 bytes; null where the system does not tell.</param>
/// <param name="Cached">Whether an earlier run of the benchmark built and measured it.</param>
internal sealed record Build(string File, double Seconds, double? Megabytes, bool Cached);

/// <summary>
/// Builds in a folder, kept by what they depend on together with what they took, since a C compiler needs minutes for one network.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="fresh">Whether to build everything again.</param>
/// <param name="progress">Told what is being built.</param>
internal sealed class BuildCache(string folder, bool fresh, Action<string> progress)
{
    private const string FiguresFile = "build.json";

    private readonly Dictionary<string, Build> _builds = [];

    /// <summary>A build, made now unless it is there.</summary>
    /// <param name="name">What it is; letters, digits, '-' and '.'.</param>
    /// <param name="inputs">Everything that it depends on.</param>
    /// <param name="file">Name of the file that comes out.</param>
    /// <param name="build">Builds in a folder that is empty.</param>
    /// <exception cref="BenchmarkException">The compiler failed.</exception>
    public Build Get(string name, IEnumerable<string> inputs, string file, Func<string, ProcessRun> build)
    {
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', inputs))))[..16];
        string place = Path.Combine(folder, $"{name}-{key}");
        if (!_builds.TryGetValue(place, out Build? found))
        {
            string figures = Path.Combine(place, FiguresFile);
            _builds[place] = found = !fresh && File.Exists(figures)
                ? JsonSerializer.Deserialize<Build>(File.ReadAllText(figures))! with { Cached = true }
                : Make(name, place, file, build);
        }

        return found with { File = Path.Combine(place, file) };
    }

    private Build Make(string name, string place, string file, Func<string, ProcessRun> build)
    {
        progress($"building {name}");
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        Directory.CreateDirectory(place);
        ProcessRun run = build(place);
        if (run.ExitCode != 0)
        {
            string lines = string.Join('\n', run.Output.Split('\n').Take(5));
            throw new BenchmarkException($"{name} did not compile ({place}): {lines}");
        }

        // The figures come last: a build that was interrupted has none and is made again.
        var made = new Build(file, run.Seconds, run.Megabytes, Cached: false);
        File.WriteAllText(Path.Combine(place, FiguresFile), JsonSerializer.Serialize(made));
        return made;
    }
}
