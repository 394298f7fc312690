using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Structure;

public class StructureGradientTests
{
    public static TheoryData<string> Kinds => StructureCases.Names;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Loss_and_gradient_agree_with_finite_differences_of_the_relaxed_file(string kind)
    {
        using SmallNetwork given = StructureCases.Create(kind, samples: 5);
        (double loss, float[] gradient) = given.Run(NodeSampler.Soft);
        SoftNetwork reference = new(given.Rounded(), SmallNetwork.Temperature);
        double[][] samples = [.. Enumerable.Range(0, given.Data.Count).Select(sample => Bits(given, sample))];
        double[] parameters = [.. given.Stack.Layers.SelectMany(layer => Of(given.Stack.Parameters.Span, layer.FirstParameter, layer))];
        double[] actual = [.. given.Stack.Layers.SelectMany(layer => Of(gradient, layer.FirstCoefficient, layer))];
        double Loss() => reference.Loss(parameters, samples, given.Data.Labels, SmallNetwork.GroupTemperature);
        Assert.Equal(Loss(), loss, 1e-5);
        Assert.True(actual.Max(Math.Abs) > 1e-3);
        for (int i = 0; i < parameters.Length; i++)
        {
            const double step = 1e-6;
            double before = parameters[i];
            parameters[i] = before + step;
            double above = Loss();
            parameters[i] = before - step;
            double below = Loss();
            parameters[i] = before;
            Assert.Equal((above - below) / (2 * step), actual[i], 2e-6);
        }
    }

    private static double[] Of(ReadOnlySpan<float> all, int first, LogicLayer layer) =>
        [.. all.Slice(first, layer.Nodes * layer.ParametersPerUnit).ToArray().Select(each => (double)each)];

    private static double[] Bits(SmallNetwork given, int sample) => [.. given.Thresholds.SelectMany((thresholds, feature) =>
        thresholds.Select(threshold => given.Data[sample, feature] > threshold ? -1.0 : 1))];
}
