using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LutGen.Benchmarks.Peers.Native;

namespace LutGen.Benchmarks.Peers.Consumer;

/// <summary>
/// The C# compiler of the newest SDK, run as a process of its own with the generator: no build server that is warm from work before, no MSBuild.
/// </summary>
internal sealed class CSharpCompiler
{
    private const string AssemblyFile = "Consumer.dll";

    private readonly int _runs;
    private readonly string _dotnet;
    private readonly string _csc;
    private readonly string[] _framework;
    private readonly string[] _runtime;
    private readonly string[] _generator;
    private readonly string[] _contents;

    /// <summary>Finds the compiler of the .NET installation that the benchmark runs on.</summary>
    /// <param name="runs">How often a program is compiled; the time is the median. A run takes seconds, so that one alone says little on a machine that does other things too.</param>
    /// <exception cref="BenchmarkException">There is no SDK.</exception>
    public CSharpCompiler(int runs = 3)
    {
        _runs = runs;
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string sdk = Newest(Path.Combine(root, "sdk"));
        Version = Path.GetFileName(sdk);
        _dotnet = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        _csc = Path.Combine(sdk, "Roslyn", "bincore", "csc.dll");
        string framework = Path.Combine(Newest(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref")), "ref", $"net{Environment.Version.Major}.0");
        _framework = Directory.GetFiles(framework, "*.dll");
        _runtime = [typeof(LutModelAttribute).Assembly.Location, typeof(LutGen.Networks.LutNetwork).Assembly.Location];
        _generator = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "generator"), "*.dll");
        _contents = [.. _runtime.Concat(_generator).Order(StringComparer.Ordinal).Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))];
    }

    /// <summary>The SDK's version.</summary>
    public string Version { get; }

    /// <summary>Compiles a program with a model into an assembly.</summary>
    /// <param name="cache">Where builds are kept.</param>
    /// <param name="name">What it is.</param>
    /// <param name="source">The program.</param>
    /// <param name="network">The model file's text.</param>
    public Build Compile(BuildCache cache, string name, ConsumerSource source, string network) =>
        cache.Get($"csc-{name}", [Version, .. _contents, source.Text, source.AnalyzerConfig, network], AssemblyFile, folder =>
        {
            string Write(string file, string text)
            {
                string path = Path.Combine(folder, file);
                File.WriteAllText(path, text);
                return path;
            }

            string program = Write("Program.cs", source.Text);
            string model = Write(ConsumerSource.ModelFile, network);
            string config = Write("project.globalconfig", source.AnalyzerConfig);

            // As the SDK calls it for a Release build, analysers left out.
            string[] arguments =
            [
                "-nologo", "-nostdlib+", "-target:library", "-optimize+", "-debug:portable", "-deterministic+", "-langversion:latest", "-nullable:enable",
                .. _framework.Concat(_runtime).Select(file => $"-reference:\"{file}\""),
                .. _generator.Select(file => $"-analyzer:\"{file}\""),
                $"-additionalfile:\"{model}\"",
                $"-analyzerconfig:\"{config}\"",
                $"-out:\"{Path.Combine(folder, AssemblyFile)}\"",
                $"\"{program}\"",
            ];
            string response = Write("csc.rsp", string.Join('\n', arguments));
            return ProcessRun.MedianOf(_runs, _dotnet, ["exec", _csc, "-noconfig", $"@{response}"]);
        });

    private static string Newest(string folder)
    {
        string? newest = Directory.Exists(folder)
            ? Directory.GetDirectories(folder)
                .Where(each => System.Version.TryParse(Path.GetFileName(each), out System.Version? version) && version.Major == Environment.Version.Major)
                .MaxBy(each => System.Version.Parse(Path.GetFileName(each)))
            : null;
        return newest ?? throw new BenchmarkException($"{folder} has nothing for .NET {Environment.Version.Major}: expected a .NET SDK");
    }
}
