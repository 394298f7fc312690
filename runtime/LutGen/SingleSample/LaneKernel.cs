using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>Evaluates a <see cref="LanePlan"/>: codes are routed to their lanes, joined to addresses, and looked up, 64 neurons at a time.</summary>
internal sealed unsafe class LaneKernel
{
    private readonly int _inputVectors;
    private readonly PinnedTable<LaneStep> _steps;
    private readonly PinnedTable<byte> _routes;
    private readonly PinnedTable<byte> _tables;
    private readonly PinnedTable<ShapeConstants> _shapes;

    /// <summary>Copies a plan's tables.</summary>
    public LaneKernel(LanePlan plan)
    {
        _inputVectors = plan.InputVectors;
        _steps = new PinnedTable<LaneStep>([.. plan.Steps]);
        _routes = new PinnedTable<byte>([.. plan.Routes]);
        _tables = new PinnedTable<byte>([.. plan.Tables]);
        _shapes = new PinnedTable<ShapeConstants>(plan.Shapes.Select(ConstantsOf).ToArray());
    }

    /// <summary>Whether the machine has the instructions.</summary>
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    /// <summary>Computes all codes.</summary>
    /// <param name="values">The codes, aligned to 64 bytes: the encoder's are read, the others written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Vector512<byte>* values)
    {
        Vector512<byte> bitBase = Vector512.Create(0x38_30_28_20_18_10_08_00UL).AsByte();
        Vector512<byte>* target = values + _inputVectors;
        Vector512<byte> last = target[-1];
        var route = (Vector512<byte>*)_routes.First;
        var table = (Vector512<byte>*)_tables.First;
        LaneStep* end = _steps.First + _steps.Length;
        for (LaneStep* step = _steps.First; step < end; target++)
        {
            ShapeConstants* shape = _shapes.First + step->Shape;
            Vector512<byte> address = Vector512<byte>.Zero;
            var shift = (Vector128<ushort>*)shape->Shifts;
            Vector512<byte>* lastRoute = route + shape->Inputs;
            if (step->ReadsLast)
            {
                for (; route < lastRoute; route++, shift++)
                {
                    address = Join(address, *shift, Avx512Vbmi.PermuteVar64x8(last, *route));
                }
            }
            else
            {
                for (; route < lastRoute; route++, shift++)
                {
                    address = Join(address, *shift, Avx512Vbmi.PermuteVar64x8x2(values[step->Low], *route, values[step->High]));
                }
            }

            Vector512<byte> index = Part(Avx512BW.ShiftRightLogical(address.AsUInt16(), shape->EntryBits).AsByte(), shape->ByteMask, shape->LaneBase);
            Vector512<byte> found = Avx512Vbmi.PermuteVar64x8x2(table[0], index, table[1]);
            table += 2;
            Vector512<byte> groups = shape->Groups;
            Vector512<byte> group = Vector512<byte>.One;
            for (Vector512<byte>* stop = table + 2 * (step->Tables - 1); table < stop; table += 2)
            {
                Vector512<byte> more = Avx512Vbmi.PermuteVar64x8x2(table[0], index, table[1]);
                found = Vector512.ConditionalSelect(Vector512.Equals(groups, group), more, found);
                group += Vector512<byte>.One;
            }

            Vector512<byte> control = Part(Avx512BW.ShiftLeftLogical(address.AsUInt16(), shape->EntryShift).AsByte(), shape->EntryMask, bitBase);
            last = Avx512Vbmi.MultiShift(control, found.AsUInt64()) & shape->OutputMask;
            *target = last;
            step++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Join(Vector512<byte> address, Vector128<ushort> width, Vector512<byte> code) =>
        Avx512BW.ShiftLeftLogical(address.AsUInt16(), width).AsByte() | code;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Part(Vector512<byte> bits, Vector512<byte> mask, Vector512<byte> start) => (bits & mask) | start;

    private static ShapeConstants ConstantsOf(LaneShape shape)
    {
        var constants = new ShapeConstants
        {
            Inputs = shape.Inputs,
            EntryBits = Vector128.CreateScalar((ushort)shape.EntryBits),
            EntryShift = Vector128.CreateScalar((ushort)shape.EntryShift),
            ByteMask = Vector512.Create((byte)((1 << shape.ByteBits) - 1)),
            EntryMask = Vector512.Create((byte)((1 << shape.EntryBits) - 1 << shape.EntryShift)),
            OutputMask = Vector512.Create((byte)((1 << shape.OutputBits) - 1)),
            LaneBase = Vector512.Create(Lanes(lane => (lane & (1 << shape.NeuronBits) - 1) << shape.ByteBits)),
            Groups = Vector512.Create(Lanes(lane => lane >> shape.NeuronBits)),
        };
        for (int input = 0; input < shape.Inputs; input++)
        {
            constants.Shifts[8 * input] = (ushort)shape.WidthOf(input);
        }

        return constants;
    }

    private static byte[] Lanes(Func<int, int> value) => Enumerable.Range(0, LanePlan.Lanes).Select(lane => (byte)value(lane)).ToArray();

    // What a shape comes down to. Shifts are vectors, the form that instructions take them in.
    private struct ShapeConstants
    {
        public Vector512<byte> ByteMask;
        public Vector512<byte> EntryMask;
        public Vector512<byte> OutputMask;
        public Vector512<byte> LaneBase;
        public Vector512<byte> Groups;
        public Vector128<ushort> EntryBits;
        public Vector128<ushort> EntryShift;
        public fixed ushort Shifts[8 * LaneShape.MostInputs];
        public int Inputs;
        private fixed int _padding[7];
    }
}
