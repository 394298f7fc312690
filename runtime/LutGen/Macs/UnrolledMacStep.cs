using System.Runtime.CompilerServices;
using LutGen.Kernels;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>A pruned <see cref="MacStage"/> whose sums are generated code; what is left of its positions is added up from the list of terms.</summary>
internal sealed unsafe class UnrolledMacStep : PrunedMacStep
{
    // A part's code is fetched once for so many positions, whose codes are in the caches together.
    private const int PositionsAtOnce = 32;

    private readonly MacCode _code;
    private readonly PinnedTable<Part> _parts;

    /// <summary>Lists the parts of the code.</summary>
    public UnrolledMacStep(MacStage stage, MacCode code, int index)
        : base(stage)
    {
        _code = code;
        _parts = new PinnedTable<Part>([.. code.Parts
            .Select((part, i) => (part, i))
            .Where(p => p.part.Stage == index)
            .Select(p => new Part(p.i, p.part.FirstTarget, p.part.Targets))]);
    }

    protected override void Compute<TLanes>(byte* lines, byte* scratch)
    {
        int fours = Positions.Length & ~3;
        for (int first = 0; first < fours; first += PositionsAtOnce)
        {
            int end = Math.Min(fours, first + PositionsAtOnce);
            for (int part = 0; part < _parts.Length; part++)
            {
                for (int i = first; i < end; i += 4)
                {
                    int* position = Positions.First + i;
                    _code.Sum(_parts.First[part].Index, ref lines[position[0]], ref lines[position[1]], ref lines[position[2]], ref lines[position[3]], ref *scratch);
                    Finish<TLanes>(lines, scratch, _parts.First[part], Places.First + i);
                }
            }
        }

        Compute<TLanes>(lines, fours);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish<TLanes>(byte* lines, byte* sums, Part part, int* place)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        for (LineTarget* target = Targets.First + part.FirstTarget, end = target + part.Targets; target < end; target++, sums += 8 * SignalLines.Bytes)
        {
            MacScale* lower = Scales.First + target->Lower;
            TLanes a = TLanes.Requantize(TLanes.Load(sums), lower), b = TLanes.Requantize(TLanes.Load(sums + SignalLines.Bytes), lower);
            TLanes c = TLanes.Requantize(TLanes.Load(sums + 2 * SignalLines.Bytes), lower), d = TLanes.Requantize(TLanes.Load(sums + 3 * SignalLines.Bytes), lower);
            if (target->Upper >= 0)
            {
                MacScale* upper = Scales.First + target->Upper;
                byte* others = sums + 4 * SignalLines.Bytes;
                a = CodeHalves.Join(a, TLanes.Requantize(TLanes.Load(others), upper));
                b = CodeHalves.Join(b, TLanes.Requantize(TLanes.Load(others + SignalLines.Bytes), upper));
                c = CodeHalves.Join(c, TLanes.Requantize(TLanes.Load(others + 2 * SignalLines.Bytes), upper));
                d = CodeHalves.Join(d, TLanes.Requantize(TLanes.Load(others + 3 * SignalLines.Bytes), upper));
            }

            byte* to = lines + target->Line;
            a.Store(to + place[0]);
            b.Store(to + place[1]);
            c.Store(to + place[2]);
            d.Store(to + place[3]);
        }
    }

    // The code's index, and the outputs.
    private readonly record struct Part(int Index, int FirstTarget, int Targets);
}
