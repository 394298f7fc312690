using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Encoders;

namespace LutGen.SingleSample;

/// <summary>
/// The bits of one row's codes side by side: level by level, the least significant bits of all signals first, each level in
/// words of 64 signals.
/// </summary>
internal sealed unsafe class CodeMasks
{
    private const int SignalsAtOnce = 64;

    private readonly int _wordsOfLevel;
    private readonly int _levels;

    /// <summary>Lays out the bits of an encoder's signals.</summary>
    /// <param name="encoder">The encoder.</param>
    public CodeMasks(InputEncoder encoder)
    {
        int[] widths = [.. encoder.Widths];
        _levels = widths.Max();
        _wordsOfLevel = (widths.Length + SignalsAtOnce - 1) / SignalsAtOnce;
        Places = [.. widths.SelectMany((width, signal) => Enumerable.Range(0, width).Select(bit => SignalsAtOnce * _wordsOfLevel * (width - 1 - bit) + signal))];
    }

    /// <summary>Words of all bits.</summary>
    public int Words => _levels * _wordsOfLevel;

    /// <summary>Codes that are read: those of the signals and what fills up the last word.</summary>
    public int Codes => SignalsAtOnce * _wordsOfLevel;

    /// <summary>The bit of each input plane, by number of the plane.</summary>
    public int[] Places { get; }

    /// <summary>Brings the bits together.</summary>
    /// <param name="codes">The codes; behind the signals', anything.</param>
    /// <param name="masks">Receives the bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(ushort* codes, ulong* masks)
    {
        for (int level = 0; level < _levels; level++)
        {
            int up = 7 - (level & 7);
            int down = level & 8;
            for (int word = 0; word < _wordsOfLevel; word++)
            {
                ushort* first = codes + SignalsAtOnce * word;
                *masks++ = Bits(first, up, down) | (ulong)Bits(first + SignalsAtOnce / 2, up, down) << 32;
            }
        }
    }

    // The wanted bit of each code is brought to the top of its low byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(ushort* codes, int up, int down)
    {
        Vector512<ushort> mask = Vector512.Create<ushort>(byte.MaxValue);
        Vector256<byte> bytes = Vector512.Narrow(Vector512.Load(codes) >>> down & mask, Vector512<ushort>.Zero).GetLower();
        return (bytes.AsUInt16() << up & Vector256.Create<ushort>(0x8080)).AsByte().ExtractMostSignificantBits();
    }
}
