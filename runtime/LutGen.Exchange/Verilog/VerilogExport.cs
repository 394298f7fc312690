using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>
/// A network as synthesizable Verilog 2005 (IEEE 1364-2005): encoder, layers, group sums with their betas, and argmax, a module a step, readable, with
/// registers where they are asked for; and a test bench that checks itself on samples.
/// </summary>
public sealed class VerilogExport
{
    // What an editor still opens; samples of millions of features would otherwise be gigabytes.
    private const int MostVectorDigits = 1 << 26;

    private readonly LutNetwork _network;
    private readonly VerilogOptions _options;
    private readonly TopModule _top;

    /// <summary>Lays a network out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public VerilogExport(LutNetwork network, VerilogOptions options, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.StepsPerRegister, nameof(options));
        if (options.StreamBits < 0 || options.StreamBits % 8 != 0 || (options.StreamBits > 0 && options.StepsPerRegister == 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.StreamBits, "the width of a stream is a multiple of 8, and a stream wants registers");
        }

        _network = network;
        _options = options;
        Name = VerilogName.Of(network.Name);
        _top = new TopModule(RtlDesign.Of(network, options.InputBits, cancellation), Name, new Pipeline(options.StepsPerRegister));
    }

    /// <summary>Name of the top module, from the network's.</summary>
    public string Name { get; }

    /// <summary>Clock cycles from a row to its class; 0 without registers.</summary>
    public int Cycles => _top.Pipeline.Cycles(_top.Design.Steps.Count);

    /// <summary>Steps of the design.</summary>
    public int StepCount => _top.Design.Steps.Count;

    /// <summary>Bits of all registers: an upper bound, since those of constants and of equal signals fall away in synthesis.</summary>
    public long RegisterBits => Enumerable.Range(0, StepCount).Where(step => _top.Pipeline.HasRegister(step, StepCount)).Sum(step => (long)_top.Design.Buses[step].Width) + Cycles;

    /// <summary>Most samples of a test bench, at least one: their file has at most 2^26 hexadecimal digits.</summary>
    public int MostSamples => Math.Max(1, MostVectorDigits / TestVectors.DigitsOf(_top));

    /// <summary>The design's file.</summary>
    public string Design()
    {
        var text = new VerilogText();
        text.Line($"// {_network.Name}, content {_network.ContentHash[..16]}; written by LutGen. Verilog 2005, synthesizable.");
        _top.Write(text);
        if (_options.StreamBits > 0)
        {
            new StreamModule(_top, _options.StreamBits).Write(text);
        }

        return text.ToString();
    }

    /// <summary>The test bench, and the file that it reads.</summary>
    /// <param name="rows">Samples, each a value a feature; at most <see cref="MostSamples"/>.</param>
    /// <returns>Names of files with their texts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more samples.</exception>
    public IReadOnlyList<(string File, string Text)> TestBench(IReadOnlyList<float[]> rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, MostSamples, nameof(rows));
        string vectors = $"{Name}_vectors.hex";
        var bench = new TestBench(_top, vectors, rows.Count);
        var text = new VerilogText();
        bench.Write(text);
        var files = new List<(string, string)>
        {
            (vectors, string.Join('\n', TestVectors.Lines(_network, _top, rows)) + "\n"),
            ($"{Name}_tb.v", text.ToString()),
        };
        if (_options.StreamBits > 0)
        {
            var stream = new VerilogText();
            new StreamTestBench(bench, new StreamModule(_top, _options.StreamBits)).Write(stream);
            files.Add(($"{Name}_axis_tb.v", stream.ToString()));
        }

        return files;
    }
}
