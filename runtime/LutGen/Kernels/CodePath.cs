using LutGen.Encoders;
using LutGen.Packing;
using LutGen.SingleSample;

namespace LutGen.Kernels;

/// <summary>One sample at a time through a code kernel, in the memory of the thread.</summary>
internal sealed unsafe class CodePath(
    CodeKernel kernel, InputEncoder encoder, RowEncoder<float> floats, RowEncoder<byte> bytes, HeadCodes head, int[] outputWidths)
    : SamplePath
{
    private readonly int _features = encoder.FeatureCount;
    private readonly int[] _inputWidths = [.. encoder.Widths];
    private readonly int _headCodes = ScratchMemory.Aligned((kernel.Codes * sizeof(ushort) + 7) / 8);

    /// <summary>Codes that the kernel works on.</summary>
    public int Codes => kernel.Codes;

    public override int* Evaluate(float* row) => Evaluate(floats, row);

    public override int* Evaluate(byte* row) => Evaluate(bytes, row);

    /// <summary>Evaluates planes, sample by sample.</summary>
    /// <param name="inputs">The encoder's planes.</param>
    /// <param name="outputs">Receives the planes of the head's signals.</param>
    /// <param name="words">Words of a plane.</param>
    public void Evaluate(ulong* inputs, Span<ulong> outputs, int words)
    {
        outputs.Clear();

        // A head that reads nothing has no planes, not even the first words of some.
        for (int word = 0; word < words && outputs.Length > 0; word++)
        {
            for (int bit = 0; bit < 64; bit++)
            {
                ushort* codes = Memory();
                Gather(inputs + word, words, bit, codes);
                Scatter(Evaluate(codes), outputs[word..], words, bit);
            }
        }
    }

    private int* Evaluate<T>(RowEncoder<T> reader, T* row)
        where T : unmanaged
    {
        ushort* codes = Memory();
        reader.Encode(row, 0, _features, codes);
        return head.Sum(Evaluate(codes));
    }

    private ushort* Memory() => (ushort*)ScratchMemory.Get(_headCodes + head.Words);

    private ushort* Evaluate(ushort* codes)
    {
        kernel.Evaluate(ref *codes);
        var headCodes = (ushort*)((ulong*)codes + _headCodes);
        head.FromSignals(codes, headCodes);
        return headCodes;
    }

    private void Gather(ulong* planes, int stride, int bit, ushort* codes)
    {
        foreach (int width in _inputWidths)
        {
            int code = 0;
            for (int i = 0; i < width; i++, planes += stride)
            {
                code = code << 1 | (int)(*planes >> bit & 1);
            }

            *codes++ = (ushort)code;
        }
    }

    private void Scatter(ushort* codes, Span<ulong> planes, int stride, int bit)
    {
        int plane = 0;
        foreach (int width in outputWidths)
        {
            for (int i = width - 1; i >= 0; i--, plane += stride)
            {
                planes[plane] |= (ulong)(*codes >> i & 1) << bit;
            }

            codes++;
        }
    }
}
