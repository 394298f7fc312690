using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>Evaluates a <see cref="LanePlan"/>: codes are routed to their lanes, joined to addresses, and looked up, 64 neurons at a time.</summary>
internal sealed unsafe class LaneKernel
{
    private const int ShiftStride = 8;

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
        _shapes = new PinnedTable<ShapeConstants>(plan.Runs.Select(run => ConstantsOf(run.Shape, run.Steps)).ToArray());
    }

    /// <summary>Whether the machine has the instructions.</summary>
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    /// <summary>Computes all codes. Inlined, so that a vector of codes need not go through memory.</summary>
    /// <param name="values">The codes, aligned to 64 bytes: the encoder's are read, the others written.</param>
    /// <param name="last">The last vector of the encoder's codes.</param>
    /// <returns>The last vector of codes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<byte> Run(Vector512<byte>* values, Vector512<byte> last)
    {
        Vector512<byte> bytes = Vector512.Create(0x07_06_05_04_03_02_01_00UL).AsByte();
        Vector512<byte>* target = values + _inputVectors;
        var route = (Vector512<byte>*)_routes.First;
        var table = (Vector512<byte>*)_tables.First;
        LaneStep* step = _steps.First;
        LaneStep* end = step + _steps.Length;
        for (ShapeConstants* shape = _shapes.First; step < end; shape++)
        {
            // Constants of a shape stay in registers for all its steps.
            Vector512<byte> neurons = shape->Neurons;
            Vector512<byte> outputMask = shape->OutputMask;
            Vector512<byte> odd = shape->Odd;
            Vector512<byte> upper = shape->Upper;
            Vector512<byte> fours = shape->Fours;
            for (LaneStep* stop = step + shape->Steps; step < stop; step++)
            {
                var shift = (Vector128<ushort>*)shape->Shifts;
                Vector512<byte> index = neurons;
                for (Vector512<byte>* lastRoute = route + shape->ByteInputs; route < lastRoute; route++, shift++)
                {
                    index = Join(index, *shift, Route(step, values, last, *route));
                }

                Vector512<byte> control = bytes;
                for (Vector512<byte>* lastRoute = route + shape->EntryInputs; route < lastRoute; route++, shift++)
                {
                    control = Join(control, *shift, Route(step, values, last, *route));
                }

                Vector512<byte> found;
                if (step->Tables == 1)
                {
                    found = Avx512Vbmi.PermuteVar64x8x2(table[0], index, table[1]);
                    table += 2;
                }
                else
                {
                    Vector512<byte>* lastTable = table + 2 * (nint)step->Tables;
                    found = FindInFour(table, index, odd, upper);
                    table += 2 * LanePlan.TablesAtOnce;
                    for (Vector512<byte> four = Vector512<byte>.One; table < lastTable; four += Vector512<byte>.One)
                    {
                        found = Vector512.ConditionalSelect(Vector512.Equals(fours, four), FindInFour(table, index, odd, upper), found);
                        table += 2 * LanePlan.TablesAtOnce;
                    }
                }

                control = Avx512BW.ShiftLeftLogical(control.AsUInt16(), *shift).AsByte();
                last = Avx512Vbmi.MultiShift(control, found.AsUInt64()) & outputMask;
                *target++ = last;
            }
        }

        return last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Join(Vector512<byte> address, Vector128<ushort> width, Vector512<byte> code) =>
        Avx512BW.ShiftLeftLogical(address.AsUInt16(), width).AsByte() | code;

    // All four tables are looked up for all lanes; each lane keeps the one of its own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> FindInFour(Vector512<byte>* table, Vector512<byte> index, Vector512<byte> odd, Vector512<byte> upper)
    {
        Vector512<byte> first = Avx512Vbmi.PermuteVar64x8x2(table[0], index, table[1]);
        Vector512<byte> second = Avx512Vbmi.PermuteVar64x8x2(table[2], index, table[3]);
        Vector512<byte> third = Avx512Vbmi.PermuteVar64x8x2(table[4], index, table[5]);
        Vector512<byte> fourth = Avx512Vbmi.PermuteVar64x8x2(table[6], index, table[7]);
        return Choose(upper, Choose(odd, fourth, third), Choose(odd, second, first));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Choose(Vector512<byte> mask, Vector512<byte> ifOnes, Vector512<byte> ifZeros) =>
        Avx512F.TernaryLogic(mask, ifOnes, ifZeros, 0xCA);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Route(LaneStep* step, Vector512<byte>* values, Vector512<byte> last, Vector512<byte> route) => step->ReadsLast
        ? Avx512Vbmi.PermuteVar64x8(last, route)
        : Avx512Vbmi.PermuteVar64x8x2(values[step->Low], route, values[step->High]);

    private static ShapeConstants ConstantsOf(LaneShape shape, int steps)
    {
        var constants = new ShapeConstants
        {
            Steps = steps,
            ByteInputs = shape.ByteInputs,
            EntryInputs = shape.Inputs - shape.ByteInputs,
            OutputMask = Vector512.Create((byte)((1 << shape.OutputBits) - 1)),
            Neurons = Vector512.Create(Lanes(lane => lane & (1 << shape.NeuronBits) - 1)),
            Odd = Vector512.Create(Lanes(lane => -(lane >> shape.NeuronBits & 1))),
            Upper = Vector512.Create(Lanes(lane => -(lane >> shape.NeuronBits + 1 & 1))),
            Fours = Vector512.Create(Lanes(lane => lane >> shape.NeuronBits + 2)),
        };
        for (int input = 0; input < shape.Inputs; input++)
        {
            constants.Shifts[ShiftStride * input] = (ushort)shape.WidthOf(input);
        }

        // A byte's number takes three bits off what follows it, whatever of these the entry needs.
        int entryBits = shape.Bits(shape.ByteInputs, shape.Inputs);
        bool hasEntries = constants.EntryInputs > 0;
        constants.Shifts[ShiftStride * shape.ByteInputs] += (ushort)(hasEntries ? shape.EntryBits - entryBits : 0);
        constants.Shifts[ShiftStride * shape.Inputs] = (ushort)(hasEntries ? shape.EntryShift : 3);
        return constants;
    }

    private static byte[] Lanes(Func<int, int> value) => Enumerable.Range(0, LanePlan.Lanes).Select(lane => (byte)value(lane)).ToArray();

    // What a shape comes down to, for some steps: how far to shift before each input is joined, and the entry's place in the end;
    // vectors are the form that instructions take shifts in.
    private struct ShapeConstants
    {
        public Vector512<byte> Neurons;
        public Vector512<byte> OutputMask;
        public Vector512<byte> Odd;
        public Vector512<byte> Upper;
        public Vector512<byte> Fours;
        public fixed ushort Shifts[ShiftStride * (LaneShape.MostInputs + 2)];
        public int Steps;
        public int ByteInputs;
        public int EntryInputs;
        private fixed int _padding[13];
    }
}
