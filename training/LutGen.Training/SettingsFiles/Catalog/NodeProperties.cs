using LutGen.Training.Layers;

namespace LutGen.Training.SettingsFiles;

/// <summary>The properties of nodes, which stand among those of their layer.</summary>
internal static class NodeProperties
{
    private static readonly SettingProperty<NodeSettings>[] All =
    [
        new SettingProperty<NodeSettings, NodeMethod>(
            "method", new ChoiceType<NodeMethod>(), node => node.Method, (node, value) => node with { Method = value },
            "Relaxation of the lookup tables: warp (arXiv 2510.15655), warp-expectation (its parameters, but the mean of the corners in between), raw (DLGN, 2210.08277, two inputs only), light (2510.03250) or dwn (2410.11112)."),
        new SettingProperty<NodeSettings, int>(
            "inputs", NumberRange.Between(1, 6), node => node.Inputs, (node, value) => node with { Inputs = value }, "Inputs n of a lookup table."),
        new SettingProperty<NodeSettings, NodeInitialization>(
            "initialization", new ChoiceType<NodeInitialization>(), node => node.Initialization, (node, value) => node with { Initialization = value },
            "How nodes start: passing their first input on (residual), some of them with a random table (residual-catalog), or at random."),
        new SettingProperty<NodeSettings, float>(
            "gradientFactor", NumberRange.Above(0f), node => node.GradientFactor, (node, value) => node with { GradientFactor = value },
            "Factor on the gradients handed to the layer in front; DLGN takes 2 for more than six layers."),
        new SettingProperty<NodeSettings, float>(
            "learningRateFactor", NumberRange.AtLeast(0f), node => node.LearningRateFactor, (node, value) => node with { LearningRateFactor = value },
            "Factor on the learning rate for this layer."),
        new SettingProperty<NodeSettings, WeightRegularizer>(
            "regularizer", new ChoiceType<WeightRegularizer>(), node => node.Regularizer, (node, value) => node with { Regularizer = value },
            "A term of the loss that pulls at the parameters of each node."),
        new SettingProperty<NodeSettings, float>(
            "regularizerStrength", NumberRange.AtLeast(0f), node => node.RegularizerStrength, (node, value) => node with { RegularizerStrength = value },
            "Factor on that term."),
        new SettingProperty<NodeSettings, WeightRescale>(
            "rescale", new ChoiceType<WeightRescale>(), node => node.Rescale, (node, value) => node with { Rescale = value },
            "What happens to the parameters of a node after each update."),
    ];

    /// <summary>The properties for layers of a kind.</summary>
    /// <param name="get">The nodes of a layer.</param>
    /// <param name="set">The layer with other nodes.</param>
    public static IEnumerable<SettingProperty<TLayer>> Of<TLayer>(Func<TLayer, NodeSettings> get, Func<TLayer, NodeSettings, TLayer> set) =>
        All.Select(property => new LiftedProperty<TLayer, NodeSettings>(property, get, set));
}
