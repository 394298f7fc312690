using LutGen.Networks;

namespace LutGen.Cost;

internal static class CostCounter
{
    public static HardwareCost Count(LutNetwork network) => throw new NotImplementedException();
}
