using System.Runtime.Intrinsics;
using Digits;
using LutGen.Consumer;
using LutGen.Formats;
using LutGen.Testing;
using LutGen.Training.Data;
using LutGen.Training.Presets;

// Usage: LutGen.Consumer write DIR | check
if (args is ["write", string directory])
{
    foreach (string kind in ModelCheck.Kinds)
    {
        LutnetWriter.WriteFile(ModelCheck.NetworkOf(kind), Path.Combine(directory, kind + ".lutnet"));
    }

    return 0;
}

Console.WriteLine($"widest {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64)}");
ModelCheck.RunKind<GatesModel>("gates");
ModelCheck.RunKind<WideGatesModel>("wide-gates");
ModelCheck.RunKind<ThermometerModel>("thermometer");
ModelCheck.RunKind<LutsModel>("luts");
ModelCheck.RunKind<AddersModel>("adders");
ModelCheck.RunKind<ConvolutionModel>("convolution");
ModelCheck.RunKind<MaxPoolModel>("max-pool");
ModelCheck.RunKind<MacModel>("mac");
ModelCheck.RunKind<ApproximateMacModel>("approximate-mac");
ModelCheck.RunKind<AveragePoolModel>("average-pool");
ModelCheck.RunKind<ResidualModel>("residual");
ModelCheck.RunKind<BitsModel>("bits");
ModelCheck.RunKind<ConstantsModel>("constants");
ModelCheck.RunKind<ChannelGroupsModel>("channel-groups");
ModelCheck.RunKind<BetweenGatesModel>("between-gates");
ModelCheck.RunKind<AllLookedUpModel>("all-looked-up");
ModelCheck.RunKind<PrunedModel>("pruned", count: 70);
ModelCheck.RunKind<MaskedModel>("masked", count: 70);
ModelCheck.RunTestSet<DigitsModel>("digits.lutnet", new DigitsPreset().LoadTest(null));
ModelCheck.RunTestSet<MnistModel>("mnist.lutnet", RealData.Holding("mnist") is { } folder ? MnistFolder.ReadTest(folder) : ModelCheck.RandomPixels(784, 10));
return ModelCheck.Failures;
