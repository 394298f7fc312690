using LutGen.Generator.Models;
using LutGen.Generator.Planning;
using LutGen.Networks;

namespace LutGen.Generator.Emission;

/// <summary>Writes the kernel of one sample: one method or more a layer, each neuron a table lookup.</summary>
internal sealed class CodeKernelEmitter(ModelTarget target, ModelPlan plan)
{
    /// <summary>Most neurons of a method, well under the JIT's limits (docs/limits.md).</summary>
    public const int NeuronsPerMethod = 300;

    /// <summary>The kernel's class name.</summary>
    public const string ClassName = "Codes";

    private readonly SourceWriter _writer = new();
    private readonly List<string> _calls = [];

    public string Emit(CancellationToken cancellation)
    {
        FileHeader.Write(_writer, target, plan, "the layers on the codes of one sample");
        _writer.Line("//");
        _writer.Line($"// c: the signals' codes by id, as in the model file{(ReferenceEquals(plan.Network, plan.Source) ? string.Empty : " once it is simplified")}; t: a layer's tables, entries packed into words.");
        _writer.Line("#nullable disable");
        _writer.Line("#pragma warning disable CS0169, CS0649 // signals are written through references to the first");
        _writer.Line("using LutUnsafe = global::System.Runtime.CompilerServices.Unsafe;");
        _writer.Line($"using {PlaneFields.Offset};");
        _writer.Line();
        KernelNesting.Write(_writer, target, () =>
        {
            using (_writer.Begin($"internal sealed class {ClassName} : global::LutGen.Kernels.CodeKernel"))
            {
                WriteBody(cancellation);
            }
        });
        return _writer.ToString();
    }

    private void WriteBody(CancellationToken cancellation)
    {
        using (_writer.Begin($"public {ClassName}() : base(codes: {plan.Network.SignalCount + plan.Network.Layers.Select(GridLayerEmitter.ScratchOf).DefaultIfEmpty().Max()})"))
        {
        }

        for (int i = 0; i < plan.Network.Layers.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Layer layer = plan.Network.Layers[i];
            _writer.Line();
            _writer.Line($"// Layer {i + 1} of {plan.Network.Layers.Count}: {FileHeader.DescribeLayer(layer)}.");
            switch (layer)
            {
                case LutLayer luts:
                    WriteLuts(luts, i);
                    break;
                case MacLayer mac:
                    new MacLayerEmitter(_writer, $"Layer{i}", plan.Network.WidthOf).Write(mac);
                    _calls.Add($"Layer{i}(ref codes);");
                    break;
                case AddLayer add:
                    AddLayerEmitter.Write(_writer, $"Layer{i}", add);
                    _calls.Add($"Layer{i}(ref codes);");
                    break;
                case PoolLayer pool:
                    new GridLayerEmitter(_writer, $"Layer{i}", plan.Network.SignalCount).Write(pool);
                    _calls.Add($"Layer{i}(ref codes);");
                    break;
                case ConvolutionLayer convolution:
                    new GridLayerEmitter(_writer, $"Layer{i}", plan.Network.SignalCount).Write(convolution);
                    _calls.Add($"Layer{i}(ref codes);");
                    break;
                default:
                    throw new NotSupportedException($"no code for a {layer.GetType().Name}");
            }
        }

        _writer.Line();
        using (_writer.Begin("public override void Evaluate(ref ushort codes)"))
        {
            _writer.Line("ref Signals c = ref LutUnsafe.As<ushort, Signals>(ref codes);");
            foreach (string call in _calls)
            {
                _writer.Line(call);
            }
        }

        WriteSignals();
    }

    private void WriteLuts(LutLayer layer, int index)
    {
        var lookups = new LookupEmitter(_writer, $"Tables{index}", signal => "c.c" + signal, signal => "c.c" + signal, plan.Network.WidthOf);
        lookups.WriteTables(layer);
        for (int first = 0; first < layer.Count; first += NeuronsPerMethod)
        {
            string method = $"Layer{index}Part{first / NeuronsPerMethod}";
            _calls.Add($"{method}(ref c);");
            _writer.Line(KernelNesting.Optimized);
            using (_writer.Begin($"private static void {method}(ref Signals c)"))
            {
                lookups.WriteNeurons(layer, first, Math.Min(layer.Count, first + NeuronsPerMethod));
            }
        }
    }

    // Convolutions and pools find their signals by counting, and an image has many.
    private void WriteSignals()
    {
        int[] named = NamedSignals.Of(plan.Network).ToArray();
        if (named.Length == plan.Network.SignalCount)
        {
            PlaneFields.Write(_writer, "Signals", "ushort", 'c', named.Length);
        }
        else
        {
            PlaneFields.Write(_writer, "Signals", "ushort", 'c', named.Select(signal => (signal, signal)), sizeof(ushort));
        }
    }
}
