using System.Globalization;
using System.Text;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Reports;

namespace LutGen.Benchmarks.Macs;

/// <summary>What the <c>mac</c> verb measured.</summary>
internal sealed class MacReport
{
    private readonly List<(string What, Timing[] Timings)> _measured = [];

    /// <summary>Adds a network's timings, LutGen's first; those whose names begin with C are the opponents.</summary>
    public void Add(string what, Timing[] timings) => _measured.Add((what, timings));

    /// <summary>Medians, and how many times as long each takes as the fastest C.</summary>
    public string Table()
    {
        var text = new StringBuilder("| network | who | microseconds an image, median | least to most | images a second | times the speed of the fastest C |\n|---|---|---:|---:|---:|---:|\n");
        foreach ((string what, Timing[] timings) in _measured)
        {
            double opponent = timings.Where(timing => timing.Name.StartsWith("C,", StringComparison.Ordinal)).Min(timing => timing.Median);
            foreach (Timing timing in timings)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {what} | {timing.Name} | {timing.Median / 1e3:F1} | {timing.Least / 1e3:F1} to {timing.Most / 1e3:F1} | {1e9 / timing.Median:N0} | {opponent / timing.Median:F2} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The page of results.</summary>
    public string Page(Machine machine, MacOptions options)
    {
        string arguments = options.Model is { } model ? $" --model {Path.GetFileName(model)}" : $" --sparsity {string.Join(' ', options.Sparsities.Select(share => share.ToString(CultureInfo.InvariantCulture)))}";
        return $"""
            # {machine.Cpu}, {machine.Vectors}: multiply-accumulate networks against C

            {machine.System}; {machine.Runtime}; SDK {machine.Sdk}; {machine.Gcc}; {machine.Date}.

                dotnet run -c Release --project benchmarks/LutGen.Benchmarks -- mac{arguments}

            {Table()}
            - Images as bytes in, classes out, 64 images a call, one thread; classes are equal on all images, and the evaluator's on the first four.
            - C is straightforward and dense: weights as arrays of `int8_t`, zeros included, `uint8_t` activations, `int32_t` accumulators, natural loops over constant sizes in three orders, `gcc {string.Join(' ', Peers.Native.Gcc.TableOptions)}`. The fastest order is what the ratios are against.
            - Median of {options.Rounds} rounds that run the contestants in turns in one process.

            """;
    }
}
