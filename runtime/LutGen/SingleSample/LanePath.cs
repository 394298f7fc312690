using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>One sample through the truth tables of a network, 64 neurons at a time.</summary>
internal sealed unsafe class LanePath : SamplePath
{
    private readonly int _features;
    private readonly int _inputVectors;
    private readonly RowEncoder<float> _floats;
    private readonly RowEncoder<byte> _bytes;
    private readonly ByteSteps? _byteSteps;
    private readonly LaneKernel _kernel;
    private readonly PinnedTable<int> _places;
    private readonly PinnedTable<int> _counts;
    private readonly bool _isSingle;
    private readonly PinnedTable<byte>? _route;
    private readonly int _numbers;
    private readonly int _codes;
    private readonly int _words;

    private LanePath(LutNetwork network, LanePlan plan, RowReader<float> floats, RowReader<byte> bytes, HeadReadout head)
    {
        _features = network.Encoder.FeatureCount;
        _inputVectors = plan.InputVectors;
        _floats = floats.Encoder;
        _bytes = bytes.Encoder;
        _byteSteps = network.Encoder is QuantizerEncoder quantizer ? ByteSteps.Create(quantizer) : null;
        _kernel = new LaneKernel(plan);
        _places = new PinnedTable<int>(network.Head.Signals.Select(signal => plan.Places[signal]).ToArray());
        _counts = new PinnedTable<int>([.. head.Counts]);
        _isSingle = head.Counts.All(count => count == 1);
        _route = _isSingle ? RouteToNumbers(plan) : null;
        _numbers = Vector512<ulong>.Count * (plan.InputVectors + plan.Steps.Count);
        _codes = _numbers + ScratchMemory.Aligned((_counts.Length + 1) / 2);
        _words = _codes + 2 * Vector512<ulong>.Count * plan.InputVectors;
    }

    /// <summary>The path of a network; null when its tables or the machine do not allow it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="floats">Reads rows of <c>float</c>.</param>
    /// <param name="bytes">Reads rows of bytes.</param>
    /// <param name="head">The head's counterpart.</param>
    public static LanePath? Create(LutNetwork network, RowReader<float> floats, RowReader<byte> bytes, HeadReadout head) =>
        LaneKernel.IsSupported && LanePlan.Create(network) is { } plan ? new LanePath(network, plan, floats, bytes, head) : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int* Evaluate(float* row)
    {
        ulong* memory = ScratchMemory.Get(_words);
        return Evaluate(memory, Encode(_floats, row, memory));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int* Evaluate(byte* row)
    {
        ulong* memory = ScratchMemory.Get(_words);
        return Evaluate(memory, _byteSteps is null ? Encode(_bytes, row, memory) : _byteSteps.Encode(row, (Vector512<byte>*)memory));
    }

    // Returns the last vector of codes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<byte> Encode<T>(RowEncoder<T> encoder, T* row, ulong* memory)
        where T : unmanaged
    {
        var codes = (Vector512<ushort>*)(memory + _codes);
        encoder.Encode(row, 0, _features, (ushort*)codes);
        var bytes = (Vector512<byte>*)memory;
        Vector512<byte> last = default;
        for (int vector = 0; vector < _inputVectors; vector++)
        {
            bytes[vector] = last = Vector512.Narrow(codes[2 * vector], codes[2 * vector + 1]);
        }

        return last;
    }

    // Where each number's byte is in the last vector of codes; null where they are more than a vector of numbers, or elsewhere.
    private PinnedTable<byte>? RouteToNumbers(LanePlan plan)
    {
        int first = LanePlan.Lanes * (plan.InputVectors + plan.Steps.Count - 1);
        if (_places.Length > Vector512<int>.Count || Enumerable.Range(0, _places.Length).Any(i => _places.First[i] < first))
        {
            return null;
        }

        var route = new byte[LanePlan.Lanes];
        for (int i = 0; i < _places.Length; i++)
        {
            route[sizeof(int) * i] = (byte)(_places.First[i] - first);
        }

        return new PinnedTable<byte>(route);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int* Evaluate(ulong* memory, Vector512<byte> last)
    {
        last = _kernel.Run((Vector512<byte>*)memory, last);
        var codes = (byte*)memory;
        var numbers = (int*)(memory + _numbers);
        if (_route is { } route)
        {
            // In one vector: single bytes would have to go through memory twice.
            (Avx512Vbmi.PermuteVar64x8(last, *(Vector512<byte>*)route.First).AsInt32() & Vector512.Create((int)byte.MaxValue)).Store(numbers);
            return numbers;
        }

        int* place = _places.First;
        if (_isSingle)
        {
            for (int i = 0; i < _counts.Length; i++)
            {
                numbers[i] = codes[place[i]];
            }

            return numbers;
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            int number = 0;
            for (int* end = place + _counts.First[i]; place < end; place++)
            {
                number += codes[*place];
            }

            numbers[i] = number;
        }

        return numbers;
    }
}
