using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Layers;

/// <summary>
/// The way back through one layer: from the gradients of the outputs to those of the coefficients and, where asked for, of the inputs.
/// </summary>
internal static unsafe class BackwardKernel
{
    /// <summary>Computes all gradients of one micro-batch.</summary>
    public static void Run(in LayerPass pass)
    {
        switch (pass.Activation == NodeActivation.Logistic, pass.InputGradients != null)
        {
            case (true, true): Run<Logistic, ToInputsToo>(pass); break;
            case (true, false): Run<Logistic, ToCoefficients>(pass); break;
            case (false, true): Run<Straight, ToInputsToo>(pass); break;
            default: Run<Straight, ToCoefficients>(pass); break;
        }
    }

    /// <summary>dLoss/dz of sixteen lanes.</summary>
    /// <param name="gradients">Gradients of the outputs.</param>
    /// <param name="kept">Outputs before rounding.</param>
    /// <param name="slope">1 / 2 tau for <see cref="Logistic"/>, since ds/dz = (1 - s^2) / 2 tau; otherwise 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OfSeries<TActivation>(float* gradients, float* kept, Vector512<float> slope)
        where TActivation : struct
    {
        Vector512<float> dz = Vector512.Load(gradients) * slope;
        if (typeof(TActivation) == typeof(Logistic))
        {
            Vector512<float> s = Vector512.Load(kept);
            dz *= Vector512<float>.One - s * s;
        }

        return dz;
    }

    /// <summary>The slope that <see cref="OfSeries"/> takes.</summary>
    public static Vector512<float> Slope<TActivation>(in LayerPass pass)
        where TActivation : struct =>
        Vector512.Create((typeof(TActivation) == typeof(Logistic) ? 0.5f / pass.Sampler.Temperature : 1) * pass.GradientFactor);

    private static void Run<TActivation, TReach>(in LayerPass pass)
        where TActivation : struct
        where TReach : struct
    {
        switch (pass.InputsPerNode)
        {
            case 1: PairBackward.Run<OneInput, TActivation, TReach>(pass); break;
            case 2: PairBackward.Run<TwoInputs, TActivation, TReach>(pass); break;
            case 3: QuadBackward.Run<ThreeInputs, TActivation, TReach>(pass); break;
            case 4: QuadBackward.Run<FourInputs, TActivation, TReach>(pass); break;
            case 5: QuadBackward.Run<FiveInputs, TActivation, TReach>(pass); break;
            default: QuadBackward.Run<SixInputs, TActivation, TReach>(pass); break;
        }
    }

    /// <summary>The slope of the activation is taken from the rows that were kept.</summary>
    public readonly struct Logistic;

    /// <summary>The gradient of the series is that of the output.</summary>
    public readonly struct Straight;

    /// <summary>Nothing in front of the layer learns.</summary>
    public readonly struct ToCoefficients;

    /// <summary>The layer in front learns as well.</summary>
    public readonly struct ToInputsToo;
}
