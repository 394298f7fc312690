using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>The way back through nodes of one or two inputs: everything of a node stays in registers.</summary>
internal static unsafe class PairBackward
{
    /// <summary>How many nodes ahead rows are asked for.</summary>
    private const int Ahead = 6;

    /// <inheritdoc cref="BackwardKernel.Run(in LayerPass)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<TArity, TActivation, TReach>(in LayerPass pass)
        where TArity : struct, IArity
        where TActivation : struct
        where TReach : struct
    {
        int* connections = pass.Connections;
        int* lastConnections = connections + (pass.Nodes * pass.Applications - 1) * TArity.Inputs;
        float* w = pass.InputCoefficients;
        float* inputs = pass.Inputs;
        float* inputGradients = pass.InputGradients;
        float* kept = pass.Kept;
        float* outputGradient = pass.OutputGradients;
        float* coefficientGradient = pass.CoefficientGradients;
        bool clear = pass.ClearOutputGradients;
        int lanes = pass.Lanes;
        int untilNextRow = pass.RowsPerGradientRow;
        Vector512<float> slope = BackwardKernel.Slope<TActivation>(pass);

        for (int node = 0; node < pass.Nodes; node++)
        {
            Vector512<float> w1 = Vector512.Create(w[1]);
            Vector512<float> w2 = TArity.Inputs == 2 ? Vector512.Create(w[2]) : default;
            Vector512<float> w3 = TArity.Inputs == 2 ? Vector512.Create(w[3]) : default;
            Vector512<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;

            for (int place = 0; place < pass.Applications; place++)
            {
                Prefetch.Rows<TArity>(inputs, connections, lastConnections, Ahead);
                if (typeof(TReach) == typeof(BackwardKernel.ToInputsToo))
                {
                    Prefetch.Rows<TArity>(inputGradients, connections, lastConnections, Ahead);
                }

                for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
                {
                    Vector512<float> dz = BackwardKernel.OfSeries<TActivation>(outputGradient + lane, kept + lane, slope);
                    if (clear)
                    {
                        Vector512<float>.Zero.Store(outputGradient + lane);
                    }

                    Vector512<float> b = WalshSeries.Row(inputs, connections[TArity.Inputs - 1], lane);
                    sum0 += dz;
                    sum1 = Vector512.FusedMultiplyAdd(dz, b, sum1);
                    if (TArity.Inputs == 2)
                    {
                        Vector512<float> a = WalshSeries.Row(inputs, connections[0], lane);
                        Vector512<float> dzA = dz * a;
                        sum2 += dzA;
                        sum3 = Vector512.FusedMultiplyAdd(dzA, b, sum3);
                        if (typeof(TReach) == typeof(BackwardKernel.ToInputsToo))
                        {
                            GradientRow.AddProduct(inputGradients, connections[0], lane, dz, Vector512.FusedMultiplyAdd(w3, b, w2));
                            GradientRow.AddProduct(inputGradients, connections[1], lane, dz, Vector512.FusedMultiplyAdd(w3, a, w1));
                        }
                    }
                    else if (typeof(TReach) == typeof(BackwardKernel.ToInputsToo))
                    {
                        GradientRow.AddProduct(inputGradients, connections[0], lane, dz, w1);
                    }
                }

                connections += TArity.Inputs;
                kept += MicroBatch.Lanes;
                if (--untilNextRow == 0)
                {
                    outputGradient += MicroBatch.Lanes;
                    untilNextRow = pass.RowsPerGradientRow;
                }
            }

            Vector128<float> sums = VectorMath.SumLanes(sum0, sum1, sum2, sum3);
            if (TArity.Inputs == 2)
            {
                sums.Store(coefficientGradient);
            }
            else
            {
                sums.GetLower().Store(coefficientGradient);
            }

            w += 1 << TArity.Inputs;
            coefficientGradient += 1 << TArity.Inputs;
        }
    }
}
