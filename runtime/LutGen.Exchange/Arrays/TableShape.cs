using LutGen.Networks;

namespace LutGen.Exchange.Arrays;

/// <summary>Sizes of tables that inputs tell.</summary>
internal static class TableShape
{
    /// <summary>Entries of a table.</summary>
    /// <param name="file">The arrays.</param>
    /// <param name="name">The array of inputs, for messages.</param>
    /// <param name="addressBits">Bits of an address.</param>
    public static int Entries(ArrayFile file, string name, long addressBits) => addressBits <= NetworkLimits.AddressBits
        ? 1 << (int)addressBits
        : throw file.Error(name, $"neurons read {addressBits} bits, expected at most {NetworkLimits.AddressBits}");
}
