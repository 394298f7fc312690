namespace LutGen.Cost.Asic;

/// <summary>Adders made of half and full adders.</summary>
internal static class NetlistAdders
{
    /// <summary>
    /// Adds two numbers by a carry that ripples from bit to bit. Where one number has no bit a half adder takes the carry in; where nothing is to be
    /// added, wires do.
    /// </summary>
    /// <param name="netlist">Takes the cells.</param>
    /// <param name="left">A number.</param>
    /// <param name="right">A number.</param>
    /// <param name="end">Where the sum ends: it must fit below 2^end.</param>
    public static WordNets Ripple(CellNetlist netlist, WordNets left, WordNets right, int end)
    {
        int start = Math.Min(left.Position, right.Position), carry = -1;
        var sum = new int[end - start];
        for (int weight = start; weight < end; weight++)
        {
            sum[weight - start] = AddColumn(netlist, [left.At(weight), right.At(weight), carry], out carry);
        }

        return new WordNets(start, sum);
    }

    /// <summary>Adds numbers in pairs of neighbours, their sums in pairs again, until one is left. No sum of neighbours must need a bit beyond the later one.</summary>
    public static WordNets RippleTree(CellNetlist netlist, IReadOnlyList<WordNets> words)
    {
        while (words.Count > 1)
        {
            words = [.. Enumerable.Range(0, (words.Count + 1) / 2).Select(i => 2 * i + 1 < words.Count ? Ripple(netlist, words[2 * i], words[2 * i + 1], words[2 * i + 1].End) : words[2 * i])];
        }

        return words[0];
    }

    /// <summary>Three numbers become two, sums and carries, without a carry that ripples: Wallace's step, a full adder where all three have a bit and a half adder where two have.</summary>
    public static WordNets[] SaveCarries(CellNetlist netlist, WordNets a, WordNets b, WordNets c)
    {
        int start = Math.Min(a.Position, Math.Min(b.Position, c.Position)), end = Math.Max(a.End, Math.Max(b.End, c.End));
        var sums = new int[end - start];
        var carries = new int[end - start];
        for (int weight = start; weight < end; weight++)
        {
            sums[weight - start] = AddColumn(netlist, [a.At(weight), b.At(weight), c.At(weight)], out carries[weight - start]);
        }

        return [new WordNets(start, sums), new WordNets(start + 1, carries)];
    }

    // -1 is no bit: neither is one read nor, for less than two bits, is there a carry. Constant zeros beside a word are none either.
    private static int AddColumn(CellNetlist netlist, int[] nets, out int carry)
    {
        int[] bits = Array.FindAll(nets, net => net >= 0 && net != CellNetlist.Zero);
        (int sum, carry) = bits.Length switch
        {
            0 => (CellNetlist.Zero, -1),
            1 => (bits[0], -1),
            2 => netlist.HalfAdder(bits[0], bits[1]),
            _ => netlist.FullAdder(bits[0], bits[1], bits[2]),
        };
        return sum;
    }
}
