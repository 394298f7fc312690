using System.Runtime.Intrinsics;
using Digits;
using LutGen.Consumer;
using LutGen.Formats;
using LutGen.Testing;

// Usage: LutGen.Consumer write DIR | check
if (args is ["write", string directory])
{
    foreach (string kind in RandomNetworks.Kinds)
    {
        LutnetWriter.WriteFile(ModelCheck.NetworkOf(kind), Path.Combine(directory, kind + ".lutnet"));
    }

    return 0;
}

Console.WriteLine($"widest {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64)}");
ModelCheck.Run<GatesModel>(ModelCheck.NetworkOf("gates"), 700);
ModelCheck.Run<WideGatesModel>(ModelCheck.NetworkOf("wide-gates"), 700);
ModelCheck.Run<ThermometerModel>(ModelCheck.NetworkOf("thermometer"), 700);
ModelCheck.Run<LutsModel>(ModelCheck.NetworkOf("luts"), 700);
ModelCheck.Run<AddersModel>(ModelCheck.NetworkOf("adders"), 700);
ModelCheck.Run<ConvolutionModel>(ModelCheck.NetworkOf("convolution"), 700);
ModelCheck.Run<MaxPoolModel>(ModelCheck.NetworkOf("max-pool"), 700);
ModelCheck.Run<MacModel>(ModelCheck.NetworkOf("mac"), 700);
ModelCheck.Run<ApproximateMacModel>(ModelCheck.NetworkOf("approximate-mac"), 700);
ModelCheck.Run<BitsModel>(ModelCheck.NetworkOf("bits"), 700);
ModelCheck.Run<ConstantsModel>(ModelCheck.NetworkOf("constants"), 700);
ModelCheck.RunFile<DigitsModel>("digits.lutnet", 130);
ModelCheck.RunFile<MnistModel>("mnist.lutnet", 130);
return ModelCheck.Failures;
