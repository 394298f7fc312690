using System.Runtime.CompilerServices;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>z = w_0 x_0 + w_1 x_1 + ..., added up in that order.</summary>
internal sealed unsafe class LinearKernel(int inputs) : FunctionKernel(inputs)
{
    public override int Parameters => Inputs;

    public override bool IsLinear => true;

    protected override int OwnScratch => 0;

    public override void Initialize(Span<float> parameters, SeededRandom random) =>
        DrawEvenly(parameters, 1 / Math.Sqrt(Inputs + 1), random);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    protected override void ForwardWhole(float* parameters, float** rows, float* output, int lanes, float* scratch)
    {
        for (int lane = 0; lane < lanes; lane += Lanes.Count)
        {
            Lanes sum = Lanes.Load(rows[0] + lane) * parameters[0];
            for (int i = 1; i < Inputs; i++)
            {
                sum = Lanes.MultiplyAdd(Lanes.Load(rows[i] + lane), parameters[i], sum);
            }

            sum.Store(output + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    protected override void BackwardWhole(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch)
    {
        WeightGradients.Add(outputGradient, rows, Inputs, lanes, parameterGradients);
        for (int lane = 0; lane < lanes && inputGradients is not null; lane += Lanes.Count)
        {
            Lanes given = Lanes.Load(outputGradient + lane);
            for (int i = 0; i < Inputs; i++)
            {
                (given * parameters[i]).Store(inputGradients[i] + lane);
            }
        }
    }
}
