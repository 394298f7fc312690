using System.Runtime.CompilerServices;
using LutGen.Lanes;
using LutGen.Packing;

namespace LutGen.Heads;

/// <summary>
/// Sums codes on bit planes with carry-save adders: sixteen planes of one weight at a time become one plane of sixteen times
/// the weight, while four running planes stay in registers (Harley and Seal's count). <see cref="PlaneAdderPlan"/> says what.
/// </summary>
/// <param name="plan">What to add.</param>
internal sealed unsafe class PlaneAdder(PlaneAdderPlan plan)
{
    private readonly PinnedTable<int> _program = new([.. plan.Program]);

    /// <summary>Computes the planes of all sums.</summary>
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
        int* next = _program.First;
        int* end = next + _program.Length;
        while (next < end)
        {
            TLanes ones = default, twos = default, fours = default, eights = default;
            for (int steps = *next++; steps > 0; steps--, next += PlaneAdderPlan.PlanesAtOnce + 1)
            {
                TLanes twosA = Add(ref ones, planes[next[0]], planes[next[1]]);
                TLanes twosB = Add(ref ones, planes[next[2]], planes[next[3]]);
                TLanes foursA = Add(ref twos, twosA, twosB);
                twosA = Add(ref ones, planes[next[4]], planes[next[5]]);
                twosB = Add(ref ones, planes[next[6]], planes[next[7]]);
                TLanes foursB = Add(ref twos, twosA, twosB);
                TLanes eightsA = Add(ref fours, foursA, foursB);
                twosA = Add(ref ones, planes[next[8]], planes[next[9]]);
                twosB = Add(ref ones, planes[next[10]], planes[next[11]]);
                foursA = Add(ref twos, twosA, twosB);
                twosA = Add(ref ones, planes[next[12]], planes[next[13]]);
                twosB = Add(ref ones, planes[next[14]], planes[next[15]]);
                foursB = Add(ref twos, twosA, twosB);
                TLanes eightsB = Add(ref fours, foursA, foursB);
                planes[next[PlaneAdderPlan.PlanesAtOnce]] = Add(ref eights, eightsA, eightsB);
            }

            planes[next[0]] = ones;
            planes[next[1]] = twos;
            planes[next[2]] = fours;
            planes[next[3]] = eights;
            next += 4;
        }
    }

    // A full adder: the sum stays, the carry is returned.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Add<TLanes>(ref TLanes sum, TLanes a, TLanes b)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes carry = TLanes.Majority(sum, a, b);
        sum = TLanes.Parity(sum, a, b);
        return carry;
    }
}
