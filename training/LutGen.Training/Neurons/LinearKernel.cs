using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>z = w_0 x_0 + w_1 x_1 + ..., added up in that order.</summary>
internal sealed unsafe class LinearKernel(int inputs) : FunctionKernel(inputs)
{
    public override int Parameters => Inputs;

    public override int Scratch => 0;

    public override void Initialize(Span<float> parameters, SeededRandom random) =>
        DrawEvenly(parameters, 1 / Math.Sqrt(Inputs + 1), random);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Forward(float* parameters, float** rows, float* output, int lanes, float* scratch)
    {
        for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
        {
            Vector512<float> sum = Vector512.Load(rows[0] + lane) * Vector512.Create(parameters[0]);
            for (int i = 1; i < Inputs; i++)
            {
                sum = Vector512.FusedMultiplyAdd(Vector512.Load(rows[i] + lane), Vector512.Create(parameters[i]), sum);
            }

            sum.Store(output + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Backward(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch)
    {
        for (int i = 0; i < Inputs; i++)
        {
            float* row = rows[i], gradient = inputGradients[i];
            Vector512<float> weight = Vector512.Create(parameters[i]), sum = default;
            for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> given = Vector512.Load(outputGradient + lane);
                sum = Vector512.FusedMultiplyAdd(given, Vector512.Load(row + lane), sum);
                (given * weight).Store(gradient + lane);
            }

            parameterGradients[i] += VectorMath.SumLanes(sum);
        }
    }
}
