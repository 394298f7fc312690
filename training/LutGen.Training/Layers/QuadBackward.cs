using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// The way back through nodes of three to six inputs. The coefficients are taken in parts of at most sixteen, the series of the last
/// four inputs: their gradients fit in registers over all lanes and places. Five and six inputs are two and four such parts, each
/// multiplied by those of the first inputs that its masks hold.
/// </summary>
internal static unsafe class QuadBackward
{
    private const int CoefficientsOfPart = 16;

    /// <summary>How many nodes ahead rows are asked for.</summary>
    private const int Ahead = 2;

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
        float* coefficientGradient = pass.CoefficientGradients;
        int lanes = pass.Lanes;
        Vector512<float> slope = BackwardKernel.Slope<TActivation>(pass);

        // Inputs in front of a part's own: none, x, or y and x.
        int first = Math.Max(0, TArity.Inputs - 4);
        for (int node = 0; node < pass.Nodes; node++)
        {
            for (int part = 0; part < 1 << first; part++)
            {
                bool clear = pass.ClearOutputGradients && part == (1 << first) - 1;
                bool withX = (part & 1) != 0, withY = (part & 2) != 0;
                Vector512<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
                Vector512<float> sum4 = default, sum5 = default, sum6 = default, sum7 = default;
                Vector512<float> sum8 = default, sum9 = default, sum10 = default, sum11 = default;
                Vector512<float> sum12 = default, sum13 = default, sum14 = default, sum15 = default;
                int* at = connections;
                for (int place = 0; place < pass.Applications; place++, at += TArity.Inputs)
                {
                    int row = node * pass.Applications + place;
                    float* kept = pass.Kept + (nint)row * MicroBatch.Lanes;
                    int gradientRow = pass.RowsPerGradientRow == 1 ? row : row / pass.RowsPerGradientRow;
                    float* outputGradient = pass.OutputGradients + (nint)gradientRow * MicroBatch.Lanes;
                    if (part == 0)
                    {
                        Prefetch.Rows<TArity>(inputs, at, lastConnections, Ahead);
                        if (typeof(TReach) == typeof(BackwardKernel.ToInputsToo))
                        {
                            Prefetch.Rows<TArity>(inputGradients, at, lastConnections, Ahead);
                        }
                    }

                    for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
                    {
                        Vector512<float> dz = BackwardKernel.OfSeries<TActivation>(outputGradient + lane, kept + lane, slope);
                        if (clear)
                        {
                            Vector512<float>.Zero.Store(outputGradient + lane);
                        }

                        Vector512<float> p = dz;
                        if (TArity.Inputs > 4 && withX)
                        {
                            p *= WalshSeries.Row(inputs, at[first - 1], lane);
                        }

                        if (TArity.Inputs > 5 && withY)
                        {
                            p *= WalshSeries.Row(inputs, at[0], lane);
                        }

                        Vector512<float> c = WalshSeries.Row(inputs, at[TArity.Inputs - 3], lane);
                        Vector512<float> a = WalshSeries.Row(inputs, at[TArity.Inputs - 2], lane);
                        Vector512<float> b = WalshSeries.Row(inputs, at[TArity.Inputs - 1], lane);
                        Vector512<float> slopeA = default, slopeB = default, value;
                        Vector512<float> value0 = Pair<TReach>(w, p, a, b, ref sum0, ref sum1, ref sum2, ref sum3, ref slopeA, ref slopeB);
                        Vector512<float> value1 = Pair<TReach>(w + 4, p * c, a, b, ref sum4, ref sum5, ref sum6, ref sum7, ref slopeA, ref slopeB);
                        if (TArity.Inputs == 3)
                        {
                            value = default;
                            if (typeof(TReach) == typeof(BackwardKernel.ToInputsToo))
                            {
                                GradientRow.AddProduct(inputGradients, at[0], lane, p, value1);
                            }
                        }
                        else
                        {
                            Vector512<float> d = WalshSeries.Row(inputs, at[first], lane);
                            Vector512<float> q = p * d;
                            Vector512<float> value2 = Pair<TReach>(w + 8, q, a, b, ref sum8, ref sum9, ref sum10, ref sum11, ref slopeA, ref slopeB);
                            Vector512<float> value3 = Pair<TReach>(
                                w + 12, q * c, a, b, ref sum12, ref sum13, ref sum14, ref sum15, ref slopeA, ref slopeB);
                            Vector512<float> slopeD = Vector512.FusedMultiplyAdd(c, value3, value2);
                            value = Vector512.FusedMultiplyAdd(d, slopeD, Vector512.FusedMultiplyAdd(c, value1, value0));
                            if (typeof(TReach) == typeof(BackwardKernel.ToInputsToo))
                            {
                                GradientRow.AddProduct(inputGradients, at[first], lane, p, slopeD);
                                GradientRow.AddProduct(
                                    inputGradients, at[first + 1], lane, p, Vector512.FusedMultiplyAdd(d, value3, value1));
                            }
                        }

                        if (typeof(TReach) == typeof(BackwardKernel.ToInputsToo))
                        {
                            GradientRow.Add(inputGradients, at[TArity.Inputs - 2], lane, slopeA);
                            GradientRow.Add(inputGradients, at[TArity.Inputs - 1], lane, slopeB);
                            if (TArity.Inputs > 4 && withX)
                            {
                                Vector512<float> others = TArity.Inputs > 5 && withY ? dz * WalshSeries.Row(inputs, at[0], lane) : dz;
                                GradientRow.AddProduct(inputGradients, at[first - 1], lane, others, value);
                            }

                            if (TArity.Inputs > 5 && withY)
                            {
                                Vector512<float> others = withX ? dz * WalshSeries.Row(inputs, at[first - 1], lane) : dz;
                                GradientRow.AddProduct(inputGradients, at[0], lane, others, value);
                            }
                        }
                    }
                }

                VectorMath.SumLanes(sum0, sum1, sum2, sum3).Store(coefficientGradient);
                VectorMath.SumLanes(sum4, sum5, sum6, sum7).Store(coefficientGradient + 4);
                if (TArity.Inputs > 3)
                {
                    VectorMath.SumLanes(sum8, sum9, sum10, sum11).Store(coefficientGradient + 8);
                    VectorMath.SumLanes(sum12, sum13, sum14, sum15).Store(coefficientGradient + 12);
                }

                w += Math.Min(1 << TArity.Inputs, CoefficientsOfPart);
                coefficientGradient += Math.Min(1 << TArity.Inputs, CoefficientsOfPart);
            }

            connections += pass.Applications * TArity.Inputs;
        }
    }

    /// <summary>
    /// Four coefficients, whose masks hold the last two inputs or not: adds up their gradients and the slopes along those inputs, and
    /// gives the value of their series.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pair<TReach>(
        float* w,
        Vector512<float> p,
        Vector512<float> a,
        Vector512<float> b,
        ref Vector512<float> sum0,
        ref Vector512<float> sum1,
        ref Vector512<float> sum2,
        ref Vector512<float> sum3,
        ref Vector512<float> slopeA,
        ref Vector512<float> slopeB)
        where TReach : struct
    {
        Vector512<float> pA = p * a;
        sum0 += p;
        sum1 = Vector512.FusedMultiplyAdd(p, b, sum1);
        sum2 += pA;
        sum3 = Vector512.FusedMultiplyAdd(pA, b, sum3);
        if (typeof(TReach) != typeof(BackwardKernel.ToInputsToo))
        {
            return default;
        }

        Vector512<float> slope = Vector512.FusedMultiplyAdd(Vector512.Create(w[3]), b, Vector512.Create(w[2]));
        slopeA = Vector512.FusedMultiplyAdd(p, slope, slopeA);
        slopeB = Vector512.FusedMultiplyAdd(
            p, Vector512.FusedMultiplyAdd(Vector512.Create(w[3]), a, Vector512.Create(w[1])), slopeB);
        return Vector512.FusedMultiplyAdd(a, slope, Vector512.FusedMultiplyAdd(Vector512.Create(w[1]), b, Vector512.Create(w[0])));
    }
}
