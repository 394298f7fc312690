namespace LutGen.Cost.Asic;

/// <summary>A multiplier with an accumulator behind it: a ripple adder and a register for each bit.</summary>
internal static class AccumulatorCircuit
{
    /// <summary>Adds an accumulator to a multiplier's cells.</summary>
    /// <param name="multiplier">The multiplier, whose netlist grows.</param>
    /// <param name="bits">Bits of the accumulator, at least as many as the product has.</param>
    /// <returns>The registers' outputs, the least significant first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The accumulator is narrower than a product.</exception>
    public static int[] Append(MultiplierCircuit multiplier, int bits)
    {
        if (bits < multiplier.Product.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(bits), bits, $"expected at least {multiplier.Product.Count}, the bits of a product");
        }

        int[] registers = multiplier.Netlist.AddRegisters(bits);
        WordNets sum = NetlistAdders.Ripple(multiplier.Netlist, new WordNets(0, registers), new WordNets(0, multiplier.Product), bits);
        multiplier.Netlist.Close(registers, sum.Bits);
        return registers;
    }
}
