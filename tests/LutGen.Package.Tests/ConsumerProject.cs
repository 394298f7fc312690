using System.Diagnostics;
using System.Reflection;

namespace LutGen.Package.Tests;

/// <summary>A project in a folder of its own outside the repository, which knows no package source but the packed package.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lutgen-consumer-").FullName;

    /// <summary>Packs the package into a folder feed and writes the project around it.</summary>
    public ConsumerProject(string program)
    {
        Dotnet(Path.Combine(Metadata("RepositoryRoot"), "generator", "LutGen.Package"), "pack", "-c", Metadata("Configuration"), "--no-build", "-o", Path.Combine(_folder, "feed"));
        string package = Directory.GetFiles(Path.Combine(_folder, "feed"), "LutGen.*.nupkg").Single();
        string version = Path.GetFileNameWithoutExtension(package)["LutGen.".Length..];

        // Empty files stop the search for settings of folders above.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisMode>All</AnalysisMode>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LutGen" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", program);
    }

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Builds the project; fails with the build's output where it has an error or a warning.</summary>
    public string Build() => Dotnet(_folder, "build", "-c", "Release", "--nologo");

    /// <summary>Runs the built program and returns its output.</summary>
    public string Run() => Dotnet(_folder, Path.Combine("bin", "Release", "net10.0", "Consumer.dll"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Metadata(string key) =>
        typeof(ConsumerProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static string Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the test's own build set must not reach the consumer's.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}:\n{output}{errors.Result}");
        return output;
    }
}
