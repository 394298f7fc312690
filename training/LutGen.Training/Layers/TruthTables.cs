using System.Numerics;

namespace LutGen.Training.Layers;

/// <summary>Truth tables of n inputs as words: bit k is the output for address k, the first input the most significant address bit.</summary>
internal static class TruthTables
{
    /// <summary>The table of a node that passes its first input on.</summary>
    public static ulong OfFirstInput(int inputs)
    {
        int half = 1 << (inputs - 1);
        return ((1UL << half) - 1) << half;
    }

    /// <summary>A table with a bit for each address at which a value is negative.</summary>
    public static ulong WhereNegative(ReadOnlySpan<float> values)
    {
        ulong table = 0;
        for (int address = 0; address < values.Length; address++)
        {
            table |= values[address] < 0 ? 1UL << address : 0;
        }

        return table;
    }

    /// <summary>A table with a bit for each address at which a value is positive.</summary>
    public static ulong WherePositive(ReadOnlySpan<float> values)
    {
        ulong table = 0;
        for (int address = 0; address < values.Length; address++)
        {
            table |= values[address] > 0 ? 1UL << address : 0;
        }

        return table;
    }

    /// <summary>Writes a value for each address, positive where the table has a one and negative elsewhere.</summary>
    /// <param name="values">Receives the values.</param>
    /// <param name="table">The table.</param>
    /// <param name="strength">Their absolute value.</param>
    public static void WriteEntries(Span<float> values, ulong table, float strength)
    {
        for (int address = 0; address < values.Length; address++)
        {
            values[address] = -Sign(table, address) * strength;
        }
    }

    /// <summary>The output for an address in the domain s = 1 - 2x: -1 for a one.</summary>
    public static int Sign(ulong table, int address) => (table >> address & 1) == 0 ? 1 : -1;

    /// <summary>Whether a table ignores an input, 0 the most significant.</summary>
    public static bool Ignores(ulong table, int inputs, int input)
    {
        int bit = AddressBit(inputs, input);
        for (int address = 0; address < 1 << inputs; address++)
        {
            if ((table >> address & 1) != (table >> (address ^ bit) & 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The bit of an address, and of a mask of the Walsh series, that stands for an input.</summary>
    public static int AddressBit(int inputs, int input) => 1 << (inputs - 1 - input);

    /// <summary>Coefficient m of the series that has a table's outputs at its corners, times 2^n.</summary>
    public static int Coefficient(ulong table, int inputs, int mask)
    {
        int sum = 0;
        for (int address = 0; address < 1 << inputs; address++)
        {
            sum += BitOperations.PopCount((uint)(address & mask)) % 2 == 0 ? Sign(table, address) : -Sign(table, address);
        }

        return sum;
    }

    /// <summary>Gives both addresses that differ in an input alone the mean of their values.</summary>
    public static void AverageOver(Span<float> values, int inputs, int input)
    {
        int bit = AddressBit(inputs, input);
        for (int address = 0; address < values.Length; address++)
        {
            if ((address & bit) == 0)
            {
                values[address] = values[address | bit] = (values[address] + values[address | bit]) / 2;
            }
        }
    }

    /// <summary>Shrinks values alike so that none is further from zero than a bound.</summary>
    public static void ShrinkTo(Span<float> values, float bound)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        for (int i = 0; largest > bound && i < values.Length; i++)
        {
            values[i] *= bound / largest;
        }
    }
}
