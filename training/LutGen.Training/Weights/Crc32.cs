namespace LutGen.Training.Weights;

/// <summary>The checksum of zip archives (ISO 3309, polynomial 0xEDB88320 with the lowest bit first), which .NET's reader does not check.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint rest = uint.MaxValue;
        foreach (byte value in bytes)
        {
            rest = Table[(byte)(rest ^ value)] ^ (rest >> 8);
        }

        return ~rest;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint rest = i;
            for (int bit = 0; bit < 8; bit++)
            {
                rest = (rest & 1) != 0 ? (rest >> 1) ^ Polynomial : rest >> 1;
            }

            table[i] = rest;
        }

        return table;
    }
}
