using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Networks;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Stages;

/// <summary>
/// Stages one after the other whose outputs are joined with what the first of them reads: x = a + b - a b, the relaxed OR, that is
/// 1 + s = (1 + s_a)(1 + s_b) / 2. In a file the joint is a layer of two-input OR tables.
/// </summary>
/// <param name="inner">The stages; the last gives as many signals as the first reads.</param>
/// <param name="firstOutput">The first row of the joint.</param>
/// <param name="output">The shape of what is read.</param>
/// <param name="area">The area of the gradients of the joint.</param>
internal sealed unsafe class ResidualStage(NetworkStage[] inner, int firstOutput, SignalShape output, int area)
    : NetworkStage(inner[0].Source, firstOutput, output, area)
{
    private const int Or = 7;

    private readonly int _firstInner = inner[^1].FirstOutput;

    protected override SignalMap Map => StageSource.MapOf(Output) with { Positions = Source.Map.Positions };

    public override bool Learns => inner[^1].Learns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Forward(in StackPass pass)
    {
        foreach (NetworkStage stage in inner)
        {
            stage.Forward(pass);
        }

        for (int i = 0; i < Output.Count; i++)
        {
            for (int lane = 0; lane < pass.Lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> a = Vector512.Load(pass.SignalRow(_firstInner + i) + lane);
                Vector512<float> b = Vector512.Load(pass.SignalRow(Source.FirstRow + i) + lane);
                Vector512<float> half = (Vector512<float>.One + a) * 0.5f;
                Vector512.FusedMultiplyAdd(half, Vector512<float>.One + b, -Vector512<float>.One).Store(pass.SignalRow(FirstOutput + i) + lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Backward(in StackPass pass)
    {
        for (int i = 0; i < Output.Count; i++)
        {
            for (int lane = 0; lane < pass.Lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> half = Vector512.Load(pass.GradientRow(Area, i) + lane) * 0.5f;
                Vector512<float> a = Vector512.Load(pass.SignalRow(_firstInner + i) + lane);
                Vector512<float> b = Vector512.Load(pass.SignalRow(Source.FirstRow + i) + lane);
                if (inner[^1].Learns)
                {
                    GradientRow.AddProduct(pass.GradientRow(inner[^1].Area, 0), i, lane, half, Vector512<float>.One + b);
                }

                if (Source.Learns)
                {
                    GradientRow.AddProduct(pass.GradientRow(Source.Area, 0), i, lane, half, Vector512<float>.One + a);
                }
            }

            ClearGradient(pass, i);
        }

        for (int k = inner.Length - 1; k >= 0; k--)
        {
            inner[k].Backward(pass);
        }
    }

    public override void Write(NetworkWriter writer)
    {
        foreach (NetworkStage stage in inner)
        {
            stage.Write(writer);
        }

        LutLayer.Builder luts = writer.Builder.Luts(outputBits: 1);
        for (int i = 0; i < Output.Count; i++)
        {
            luts.Add([writer.SignalOf(_firstInner + i), writer.SignalOf(Source.FirstRow + i)], TruthTable.Gate(Or));
        }

        writer.Define(FirstOutput, luts.Build());
    }
}
