using LutGen;

namespace LutGen.Consumer;

// One compiled model of every kind of random network; the program itself writes the files.

/// <summary>A random network of the kind 'gates'.</summary>
[LutModel("gates.lutnet")]
public sealed partial class GatesModel;

/// <summary>A random network of the kind 'wide-gates'.</summary>
[LutModel("wide-gates.lutnet")]
public sealed partial class WideGatesModel;

/// <summary>A random network of the kind 'thermometer'.</summary>
[LutModel("thermometer.lutnet")]
public sealed partial class ThermometerModel;

/// <summary>A random network of the kind 'luts'.</summary>
[LutModel("luts.lutnet")]
public sealed partial class LutsModel;

/// <summary>A random network of the kind 'adders'.</summary>
[LutModel("adders.lutnet")]
public sealed partial class AddersModel;

/// <summary>A random network of the kind 'convolution'.</summary>
[LutModel("convolution.lutnet")]
public sealed partial class ConvolutionModel;

/// <summary>A random network of the kind 'max-pool'.</summary>
[LutModel("max-pool.lutnet")]
public sealed partial class MaxPoolModel;

/// <summary>A random network of the kind 'mac'.</summary>
[LutModel("mac.lutnet")]
public sealed partial class MacModel;

/// <summary>A random network of the kind 'approximate-mac'.</summary>
[LutModel("approximate-mac.lutnet")]
public sealed partial class ApproximateMacModel;

/// <summary>A random network of the kind 'average-pool'.</summary>
[LutModel("average-pool.lutnet")]
public sealed partial class AveragePoolModel;

/// <summary>A random network of the kind 'residual'.</summary>
[LutModel("residual.lutnet")]
public sealed partial class ResidualModel;

/// <summary>A random network of the kind 'bits'.</summary>
[LutModel("bits.lutnet")]
public sealed partial class BitsModel;

/// <summary>A random network of the kind 'constants'.</summary>
[LutModel("constants.lutnet")]
public sealed partial class ConstantsModel;

/// <summary>A random network of the kind 'channel-groups', two convolutions large enough for loops.</summary>
[LutModel("channel-groups.lutnet")]
public sealed partial class ChannelGroupsModel;

/// <summary>A random network with tables between layers of gates, which are looked up.</summary>
[LutModel("between-gates.lutnet")]
public sealed partial class BetweenGatesModel;

/// <summary>A random network of tables that are all looked up.</summary>
[LutModel("all-looked-up.lutnet")]
public sealed partial class AllLookedUpModel;

/// <summary>A random network of pruned layers, which are multiplied by code.</summary>
[LutModel("pruned.lutnet")]
public sealed partial class PrunedModel;

/// <summary>A random network of layers that leave bits of codes out, a dense one among them.</summary>
[LutModel("masked.lutnet")]
public sealed partial class MaskedModel;
