using LutGen.Kernels;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>One sample as a batch of one, on a bit kernel of one word.</summary>
internal sealed unsafe class WordPath(BitPath word, RowReader<float> floats, RowReader<byte> bytes) : SamplePath
{
    public override int* Evaluate(float* row) => word.EvaluateOne(floats.Packer, row);

    public override int* Evaluate(byte* row) => word.EvaluateOne(bytes.Packer, row);
}
