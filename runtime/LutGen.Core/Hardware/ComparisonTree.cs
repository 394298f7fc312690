using LutGen.Circuits;
using LutGen.Hardware.Cells;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>The index of the largest of some numbers, the first of equals, as <see cref="ArgmaxPart.Largest"/> has it, with the comparisons on carry chains.</summary>
internal sealed class ComparisonTree
{
    // At address 4 * isSecond + 2 * ifSecond + ifFirst.
    private const int Choice = 0b1100_1010;

    private readonly CellList _cells;
    private readonly int _bitsPerLut;

    private ComparisonTree(CellList cells, int lutInputs)
    {
        _cells = cells;
        _bitsPerLut = ComparisonCell.BitsOn(lutInputs);
    }

    /// <summary>Builds the tree.</summary>
    /// <param name="numbers">The numbers as literals of a circuit, each least significant bit first, all of one width.</param>
    /// <param name="lutInputs">Inputs of a lookup table, 3 or more.</param>
    /// <returns>The index, least significant bit first.</returns>
    public static ChainedLogic Of(int[][] numbers, int lutInputs) =>
        ChainedLogic.Of(numbers, (cells, operands) => new ComparisonTree(cells, lutInputs).Largest(operands));

    private int[] Largest(int[][] numbers)
    {
        int indexBits = BitWidth.Of(numbers.Length - 1);
        (int[] Number, int[] Index)[] left = numbers.Select((number, i) => (number, ConstantOf(i, indexBits))).ToArray();
        while (left.Length > 1)
        {
            left = Enumerable.Range(0, (left.Length + 1) / 2)
                .Select(pair => 2 * pair + 1 < left.Length ? Larger(left[2 * pair], left[2 * pair + 1]) : left[2 * pair])
                .ToArray();
        }

        return left[0].Index;
    }

    private (int[] Number, int[] Index) Larger((int[] Number, int[] Index) first, (int[] Number, int[] Index) second)
    {
        // Low digits that are constants decide only between numbers whose other digits are equal: they go into the chain.
        int[] places = Enumerable.Range(0, first.Number.Length).ToArray();
        int low = places.TakeWhile(place => first.Number[place] < 0 && second.Number[place] < 0).Count();
        bool isGreaterIfEqual = places.Take(low).Reverse().Where(place => first.Number[place] != second.Number[place]).Select(place => second.Number[place] == DesignCell.True).FirstOrDefault();
        int[] compared = places.Skip(low).Where(place => first.Number[place] != second.Number[place]).ToArray();
        if (compared.Length == 0)
        {
            return isGreaterIfEqual ? second : first;
        }

        int isSecond = _cells.Add(new ComparisonCell(
            compared.Select(place => first.Number[place]).ToArray(), compared.Select(place => second.Number[place]).ToArray(), isGreaterIfEqual, _bitsPerLut));
        int[] Choose(int[] ifSecond, int[] ifFirst) => ifSecond.Select((bit, i) => Multiplexer(isSecond, bit, ifFirst[i])).ToArray();
        return (Choose(second.Number, first.Number), Choose(second.Index, first.Index));
    }

    private int Multiplexer(int isSecond, int ifSecond, int ifFirst)
    {
        if (ifSecond == ifFirst)
        {
            return ifFirst;
        }

        if (ifSecond == DesignCell.True && ifFirst == DesignCell.False)
        {
            return isSecond;
        }

        // Of constants a lookup table is the narrower.
        int[] operands = [isSecond, ifSecond, ifFirst];
        int[] read = operands.Where(operand => operand >= 0).ToArray();
        var table = TruthTable.FromFunction(read.Length, 1, address =>
        {
            int place = read.Length;
            int full = operands.Aggregate(0, (sofar, operand) => (sofar << 1) | (operand >= 0 ? (address >> --place) & 1 : operand == DesignCell.True ? 1 : 0));
            return (Choice >> full) & 1;
        });
        return _cells.Add(new LookupCell(table, read));
    }

    private static int[] ConstantOf(int number, int bits) => Enumerable.Range(0, bits).Select(bit => ((number >> bit) & 1) != 0 ? DesignCell.True : DesignCell.False).ToArray();
}
