using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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

    public override int* Evaluate(float* row)
    {
        ulong* memory = ScratchMemory.Get(_words);
        Encode(_floats, row, memory);
        return Evaluate(memory);
    }

    public override int* Evaluate(byte* row)
    {
        ulong* memory = ScratchMemory.Get(_words);
        if (_byteSteps is null)
        {
            Encode(_bytes, row, memory);
        }
        else
        {
            _byteSteps.Encode(row, (Vector512<byte>*)memory);
        }

        return Evaluate(memory);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Encode<T>(RowEncoder<T> encoder, T* row, ulong* memory)
        where T : unmanaged
    {
        var codes = (Vector512<ushort>*)(memory + _codes);
        encoder.Encode(row, 0, _features, (ushort*)codes);
        var bytes = (Vector512<byte>*)memory;
        for (int vector = 0; vector < _inputVectors; vector++)
        {
            bytes[vector] = Vector512.Narrow(codes[2 * vector], codes[2 * vector + 1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int* Evaluate(ulong* memory)
    {
        _kernel.Run((Vector512<byte>*)memory);
        var codes = (byte*)memory;
        var numbers = (int*)(memory + _numbers);
        int* place = _places.First;
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
