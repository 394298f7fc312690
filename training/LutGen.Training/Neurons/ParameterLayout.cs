using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Hands out blocks, each beginning at a multiple of 16.</summary>
internal sealed class ParameterLayout
{
    private readonly List<ParameterBlock> _blocks = [];

    /// <summary>The blocks so far.</summary>
    public IReadOnlyList<ParameterBlock> Blocks => _blocks;

    /// <summary>Numbers in all, gaps between blocks included; a multiple of 16.</summary>
    public int Length { get; private set; }

    /// <summary>A new block.</summary>
    public ParameterBlock Add(int count, bool decays)
    {
        ParameterBlock block = new(Length, count, decays);
        _blocks.Add(block);
        Length = AlignedBuffer.WholeVectors(Length + count);
        return block;
    }
}
