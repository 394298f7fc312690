using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Lanes;
using LutGen.Packing;

namespace LutGen.Heads;

/// <summary>Finds the first of the largest numbers on bit planes, all samples of a word at once.</summary>
internal sealed unsafe class PlaneArgmax
{
    private readonly int _numbers;
    private readonly int _bits;
    private readonly int _indexBits;
    private readonly int _spare;
    private readonly PinnedTable<int> _planes;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="numbers">The planes of each number, least significant first; at least two numbers.</param>
    /// <param name="zero">A plane of zeros.</param>
    /// <param name="spare">First of <see cref="ScratchPlanes"/> planes that may be overwritten; the first of them receive the index.</param>
    public PlaneArgmax(IReadOnlyList<int[]> numbers, int zero, int spare)
    {
        _numbers = numbers.Count;
        _bits = numbers.Max(n => n.Length);
        _indexBits = BitOperations.Log2((uint)_numbers - 1) + 1;
        _spare = spare;
        _planes = new PinnedTable<int>(numbers.SelectMany(n => n.Concat(Enumerable.Repeat(zero, _bits - n.Length))).ToArray());
    }

    /// <summary>The planes of the index, least significant first.</summary>
    public int[] IndexPlanes => Enumerable.Range(_spare, _indexBits).ToArray();

    /// <summary>Planes of scratch memory, the index among them.</summary>
    public int ScratchPlanes => _indexBits + _bits;

    /// <summary>Computes the index planes.</summary>
    /// <param name="planes">All planes.</param>
    /// <param name="words">64-bit words of a plane.</param>
    public void Run(ulong* planes, int words)
    {
        switch (words)
        {
            case 8: Run((Lanes512*)planes); break;
            case 4: Run((Lanes256*)planes); break;
            case 2: Run((Lanes128*)planes); break;
            default: Run((Lanes64*)planes); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TLanes>(TLanes* planes)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes* index = planes + _spare;
        TLanes* inverted = index + _indexBits;
        int* number = _planes.First;
        for (int bit = 0; bit < _indexBits; bit++)
        {
            index[bit] = default;
        }

        for (int bit = 0; bit < _bits; bit++)
        {
            inverted[bit] = ~planes[number[bit]];
        }

        for (int i = 1; i < _numbers; i++)
        {
            number += _bits;
            TLanes greater = default;
            for (int bit = 0; bit < _bits; bit++)
            {
                greater = TLanes.Majority(greater, planes[number[bit]], inverted[bit]);
            }

            for (int bit = 0; bit < _bits; bit++)
            {
                inverted[bit] = TLanes.Select(greater, ~planes[number[bit]], inverted[bit]);
            }

            for (int bit = 0; bit < _indexBits; bit++)
            {
                TLanes digit = TLanes.Repeat((ulong)-(i >> bit & 1));
                index[bit] = TLanes.Select(greater, digit, index[bit]);
            }
        }
    }
}
