using LutGen.Training.Neurons;

namespace LutGen.Training.Presets;

/// <summary>A network of quantised neurons in a shape of the literature, on the data set that it was published for.</summary>
public sealed class LlutPreset : CatalogPreset
{
    // OpenML 42468, which was not at hand: nothing is expected of these presets.
    private const string Jet = "hls4ml_lhc_jets_hlf";

    private readonly string _dataset;

    private LlutPreset(string name, string dataset, string description, LlutNetworkSettings settings, PresetExpectation? expected = null) =>
        (Name, _dataset, Description, Settings, Expected) = (name, dataset, description, settings, expected);

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static IReadOnlyList<LlutPreset> All { get; } =
    [
        new(
            "mnist-hdr-polylut-random", "mnist", "PolyLUT's HDR network, degree 2, on MNIST: 666 neurons of 6 inputs drawn at random",
            Digits(new PolynomialFunction(2), 256, 100, 100, 100, 100, 10),
            new(0.9592, TimeSpan.FromSeconds(101.9), Threads: 1)),
        new(
            "mnist-hdr-polylut-sparselut", "mnist", "the same with connections that are searched for (SparseLUT)",
            Searched(Digits(new PolynomialFunction(2), 256, 100, 100, 100, 100, 10)),
            new(0.9753, TimeSpan.FromSeconds(97.4), Threads: 1)),
        new(
            "mnist-hdr-neuralut-sparselut", "mnist", "NeuraLUT's HDR-5L network on MNIST: 566 small perceptrons, connections searched for, on varied images",
            Searched(Digits(new PerceptronFunction(16, 4, 2), 256, 100, 100, 100, 10) with
            {
                Epochs = 80,
                LearningRate = 0.004f,
                Augmentation = new(MaxShift: 1, MaxRotation: 5, MaxStretch: 0.05f),
            }),
            new(0.9784, TimeSpan.FromSeconds(498.9), Threads: 1)),
        new(
            "mnist-hdr-add2-sparselut", "mnist", "PolyLUT-Add's HDR-Add2 network, degree 2, on MNIST: two sub-neurons of 4 inputs each, connections searched for",
            Searched(WithLayers(Digits(new PolynomialFunction(2), 256, 100, 100, 100, 100, 10), layer => layer with { FanIn = 4, SubNeurons = 2 })),
            new(0.9741, TimeSpan.FromSeconds(140.5), Threads: 1)),
        new(
            "nid-lite", "unsw-nb15", "PolyLUT's NID-Lite network, degree 2: intrusion detection of 576 bits, 981 neurons of 7 inputs, connections searched for",
            Searched(Intrusions(new PolynomialFunction(2), [7, 7, 7, 7, 7], 686, 147, 98, 49, 1) with { Epochs = 30 }, 10),
            new(0.9624, TimeSpan.FromSeconds(48.5), Threads: 1)),
        new(
            "nid-add2", "unsw-nb15", "PolyLUT-Add's NID-Add2 network: intrusion detection of 576 bits, 301 linear neurons of two sub-neurons each, connections searched for",
            Searched(WithLayers(Intrusions(new LinearFunction(), [6, 3, 3, 3, 7], 100, 100, 50, 50, 1), layer => layer with { SubNeurons = 2 }), 10),
            new(0.9530, TimeSpan.FromSeconds(7.4), Threads: 1)),
        new(
            "letter-add2", "letter", "letters of 16 features in the shape of PolyLUT-Add's JSC-M Lite, degree 3, connections searched for",
            Searched(WithLayers(Jets(26), layer => layer with { FanIn = 2, SubNeurons = 2 }), 30),
            new(0.7968, TimeSpan.FromSeconds(2.0), Threads: 1)),
        new(
            "jsc-m-lite", Jet, "PolyLUT's JSC-M Lite network, degree 6: particle jets of 16 features, 101 neurons of 4 inputs",
            WithLayers(Jets(5), layer => layer with { Function = new PolynomialFunction(6) })),
        new(
            "jsc-xl", Jet, "PolyLUT's JSC-XL network, degree 4: particle jets of 16 features of 7 bits, 325 neurons of 3 inputs",
            new LlutNetworkSettings
            {
                InputBits = 7,
                Layers = [.. Layers(new PolynomialFunction(4), 5, [2, 3, 3, 3, 3], 128, 64, 64, 64, 5)],
                LearningRate = 0.01f,
                BatchSize = 1024,
                Epochs = 100,
                ValidationSamples = 50_000,
            }),
    ];

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string DatasetName => _dataset;

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override PresetExpectation? Expected { get; }

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; }

    private static LlutNetworkSettings Digits(NeuronFunction function, params int[] neurons) => new()
    {
        Layers = [.. Layers(function, 2, [.. neurons.Select(_ => 6)], neurons)],
        LearningRate = 0.01f,
        ValidationSamples = 5_000,
    };

    private static LlutNetworkSettings Intrusions(NeuronFunction function, int[] fanIns, params int[] neurons) => new()
    {
        InputBits = 1,
        Layers = [.. Layers(function, 2, fanIns, neurons)],
        LearningRate = 0.01f,
        BatchSize = 256,
        Epochs = 40,
        ValidationSamples = 10_000,
    };

    private static LlutNetworkSettings Jets(int classes) => new()
    {
        InputBits = 3,
        Layers = [.. Layers(new PolynomialFunction(3), 3, [4, 4, 4], 64, 32, classes)],
        LearningRate = 0.01f,
        Epochs = 50,
        ValidationSamples = 3_000,
    };

    private static LlutNetworkSettings Searched(LlutNetworkSettings settings, int epochs = 40) => settings with { Search = new() { Epochs = epochs } };

    private static LlutNetworkSettings WithLayers(LlutNetworkSettings settings, Func<LlutLayerSettings, LlutLayerSettings> change) =>
        settings with { Layers = [.. settings.Layers.Select(change)] };

    private static IEnumerable<LlutLayerSettings> Layers(NeuronFunction function, int bits, int[] fanIns, params int[] neurons) =>
        neurons.Zip(fanIns, (count, fanIn) => new LlutLayerSettings(count, fanIn, bits) { Function = function });
}
