using System.Diagnostics;

namespace LutGen.Integration.Tests;

/// <summary>Runs the consumer program in a process of its own, with settings of the .NET runtime.</summary>
internal static class ConsumerProcess
{
    /// <summary>Runs the program and returns its lines; fails where it does not exit with 0.</summary>
    public static string[] Run(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LutGen.Consumer.dll"), "check"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
