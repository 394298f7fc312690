using LutGen.Networks;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Stages;

/// <summary>Nodes by the fused kernels: a dense layer, or one level of the trees of a convolution.</summary>
/// <param name="layer">The nodes.</param>
/// <param name="source">What they read.</param>
/// <param name="firstOutput">The first row that they give.</param>
/// <param name="output">How many rows they give.</param>
/// <param name="area">The area of the gradients of their rows.</param>
/// <param name="positions">Position of each output, null where it has none.</param>
internal sealed unsafe class NodeStage(
    LogicLayer layer, StageSource source, int firstOutput, SignalShape output, int area, IReadOnlyList<PixelPosition>? positions)
    : NetworkStage(source, firstOutput, output, area)
{
    /// <summary>The nodes.</summary>
    public LogicLayer Layer => layer;

    /// <summary>Factor on the gradients of the outputs: that of the layer behind for what it hands on.</summary>
    public float GradientFactor { get; set; } = 1;

    /// <summary>Outputs of one class in the last stage, whose outputs share a row of gradients; 0 in all others.</summary>
    public int GroupSize { get; set; }

    /// <summary>Number of the layer among those that may be wired anew, or -1.</summary>
    public int ProbeIndex { get; init; } = -1;

    protected override SignalMap Map => new([.. Enumerable.Range(0, Output.Count)], positions);

    public override bool Learns => true;

    public override void Forward(in StackPass pass)
    {
        fixed (int* connections = layer.Connections)
        {
            ForwardKernel.Run(PassThrough(pass, connections));
        }
    }

    public override void Backward(in StackPass pass)
    {
        if (ProbeIndex >= 0 && pass.Probe is { } probe)
        {
            for (int k = 0; k < probe.Alternatives[ProbeIndex].Length; k++)
            {
                Backward(pass, probe.Alternatives[ProbeIndex][k], probe.Scratch.Start, probing: true);
                probe.Collect(ProbeIndex, k);
            }
        }

        Backward(pass, layer.Connections, pass.CoefficientGradients + layer.FirstCoefficient, probing: false);
    }

    public override void Write(NetworkWriter writer)
    {
        ulong[] tables = writer.Stack.TablesOf(layer);
        LutLayer.Builder luts = writer.Builder.Luts(outputBits: 1);
        int n = layer.Kind.Inputs;
        for (int node = 0; node < tables.Length; node++)
        {
            luts.Add(writer.SignalsOf(Source.FirstRow, layer.Connections.AsSpan(node * n, n)), TruthTable.FromWord(n, tables[node]));
        }

        writer.Define(FirstOutput, luts.Build());
    }

    private void Backward(in StackPass pass, int[] wiring, float* coefficientGradients, bool probing)
    {
        bool last = GroupSize > 0;
        fixed (int* connections = wiring)
        {
            LayerPass backward = PassThrough(pass, connections);
            backward.RowsPerGradientRow = last ? GroupSize : 1;
            backward.ClearOutputGradients = !last && !probing;
            backward.OutputGradients = last ? pass.ClassGradients : pass.GradientRow(Area, 0);
            backward.GradientFactor = GradientFactor;
            backward.InputGradients = !Source.Learns || probing ? null : pass.GradientRow(Source.Area, 0);
            backward.CoefficientGradients = coefficientGradients;
            BackwardKernel.Run(backward);
        }
    }

    private LayerPass PassThrough(in StackPass pass, int* connections) => new()
    {
        Nodes = layer.Nodes,
        InputsPerNode = layer.Kind.Inputs,
        Applications = layer.Applications,
        Activation = layer.Kind.Activation,
        Connections = connections,
        Coefficients = pass.Stack.Coefficients.Of(layer),
        InputCoefficients = pass.Stack.Coefficients.ForInputsOf(layer),
        Inputs = pass.SignalRow(Source.FirstRow),
        Outputs = pass.SignalRow(FirstOutput),
        Kept = pass.Kept + (nint)FirstOutput * MicroBatch.Lanes,
        Lanes = pass.Lanes,
        Sampler = pass.Sampler,
        Noise = ref pass.Noise,
    };
}
