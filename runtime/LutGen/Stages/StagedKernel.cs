using System.ComponentModel;
using System.Runtime.CompilerServices;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Lookups;

namespace LutGen.Stages;

/// <summary>One kernel of a <see cref="StagedKernel"/>.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="FirstInput">The first plane that it reads: of the inputs for the first stage, of the memory for all others.</param>
/// <param name="FirstOutput">The first plane of the memory that it writes; without meaning for the last stage, which writes the outputs.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct KernelStage(BitKernel Kernel, int FirstInput, int FirstOutput);

/// <summary>
/// Layers run in stages, each by the kernel that suits it. They meet at planes in one memory, which is the first part of the
/// slots: the inputs, if a stage behind the first reads them, then what each stage but the last gives. Generated code derives
/// from it; users have no need to.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StagedKernel : BitKernel
{
    private readonly KernelStage[] _stages;
    private readonly int _keptWords;
    private readonly int _memoryWords;

    /// <summary>Joins kernels.</summary>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <param name="inputPlanes">Planes read.</param>
    /// <param name="keepsInputs">Whether the memory begins with the inputs.</param>
    /// <param name="memoryPlanes">Planes of the memory.</param>
    /// <param name="stages">The stages in order, at least one.</param>
    /// <exception cref="ArgumentException">There is no stage, or one is of other words or reaches beyond the planes.</exception>
    protected StagedKernel(int words, int inputPlanes, bool keepsInputs, int memoryPlanes, params KernelStage[] stages)
        : base(words, inputPlanes, memoryPlanes + stages.Max(stage => stage.Kernel.SlotPlanes), stages[^1].Kernel.OutputPlanes)
    {
        for (int i = 0; i < stages.Length; i++)
        {
            (BitKernel kernel, int input, int output) = stages[i];
            if (kernel.Words != words
                || input < 0 || input + kernel.InputPlanes > (i == 0 ? inputPlanes : memoryPlanes)
                || (i < stages.Length - 1 && (output < 0 || output + kernel.OutputPlanes > memoryPlanes)))
            {
                throw new ArgumentException($"stage {i} does not fit {inputPlanes} inputs and {memoryPlanes} planes of {words} words", nameof(stages));
            }
        }

        _stages = stages;
        _keptWords = keepsInputs ? inputPlanes * words : 0;
        _memoryWords = memoryPlanes * words;
    }

    /// <inheritdoc/>
    public sealed override unsafe void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)
    {
        fixed (ulong* from = &inputs, memory = &slots, to = &outputs)
        {
            new ReadOnlySpan<ulong>(from, _keptWords).CopyTo(new Span<ulong>(memory, _keptWords));
            for (int i = 0; i < _stages.Length; i++)
            {
                (BitKernel kernel, int input, int output) = _stages[i];
                ulong* read = (i == 0 ? from : memory) + (long)input * Words;
                ulong* written = i == _stages.Length - 1 ? to : memory + (long)output * Words;
                kernel.Evaluate(ref *read, ref memory[_memoryWords], ref *written);
            }
        }
    }

    /// <summary>A stage whose tables are looked up.</summary>
    /// <param name="data">Its layers as a network, as <see cref="LutEngine.DecodeNetwork"/> reads it.</param>
    /// <param name="words">64-bit words of a plane.</param>
    protected static BitKernel FromLookups(string data, int words) => LookupKernel.Create(LutEngine.DecodeNetwork(data), words);

    /// <summary>A stage whose operations are evaluated from data.</summary>
    /// <param name="data">A circuit as <see cref="LutEngine.DecodeCircuit"/> reads it.</param>
    /// <param name="words">64-bit words of a plane.</param>
    protected static BitKernel FromTable(string data, int words) => new CircuitInterpreter(CircuitProgram.Create(LutEngine.DecodeCircuit(data)), words);
}
