using LutGen.Networks;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// The truth tables of a layer: every combination of its inputs' codes goes through the neuron's own kernel, normalisation by the running
/// statistics, and quantiser; so a table is the neuron, to the bit.
/// </summary>
internal sealed unsafe class TableEnumeration : IDisposable
{
    private readonly NeuronLayer _layer;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _sums;
    private readonly AlignedBuffer _scratch;
    private readonly int _addressBits;

    /// <summary>Lays out the inputs' values of all addresses.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="source">Quantiser of the signals in front.</param>
    /// <param name="sourceStep">Its step.</param>
    /// <param name="parameters">All parameters.</param>
    public TableEnumeration(NeuronLayer layer, UniformQuantizer source, float sourceStep, AlignedBuffer parameters)
    {
        _layer = layer;
        _parameters = parameters;
        _addressBits = layer.Settings.FanIn * source.Bits;
        int rows = AlignedBuffer.WholeVectors(1 << _addressBits);
        _inputs = new AlignedBuffer((long)layer.Settings.FanIn * rows);
        _sums = new AlignedBuffer(rows);
        _scratch = new AlignedBuffer(layer.Kernel.Scratch);
        for (int i = 0; i < layer.Settings.FanIn; i++)
        {
            int shift = source.Bits * (layer.Settings.FanIn - 1 - i);
            for (int address = 0; address < rows; address++)
            {
                // The first input is the most significant.
                _inputs.Start[(nint)i * rows + address] = ((address >> shift & (source.Count - 1)) + source.Low) * sourceStep;
            }
        }
    }

    /// <summary>The table of a neuron without sub-neurons.</summary>
    public TruthTable Neuron(int neuron)
    {
        int[] codes = new int[1 << _addressBits];
        Compute(neuron);
        _layer.FrozenOutput(neuron, _parameters).Encode(_sums.Start, codes);
        return TruthTable.FromFunction(_addressBits, _layer.Output.Quantizer.Bits, address => codes[address]);
    }

    /// <summary>The table of a sub-neuron.</summary>
    public TruthTable SubNeuron(int subNeuron)
    {
        int[] codes = new int[1 << _addressBits];
        Compute(subNeuron);
        _layer.SubOutput(_parameters).Encode(_sums.Start, codes);
        return TruthTable.FromFunction(_addressBits, _layer.SubQuantizer.Bits, address => codes[address]);
    }

    /// <summary>The table of an adder that is given sub-neurons' codes side by side, the first in the most significant bits.</summary>
    public TruthTable Adder(int neuron)
    {
        int bits = _layer.SubQuantizer.Bits, mask = _layer.SubQuantizer.Count - 1, subNeurons = _layer.Settings.SubNeurons;
        TruthTable sums = Adder(neuron, 1 + (int)Math.Log2(subNeurons * mask));
        return TruthTable.FromFunction(
            subNeurons * bits, _layer.Output.Quantizer.Bits, address => sums[Enumerable.Range(0, subNeurons).Sum(sub => address >> (sub * bits) & mask)]);
    }

    /// <summary>The table of an adder that is given the sum of sub-neurons' codes, each counted from the smallest as 0.</summary>
    public TruthTable Adder(int neuron, int addressBits)
    {
        int lowest = _layer.Settings.SubNeurons * _layer.SubQuantizer.Low, entries = 1 << addressBits;
        float step = _layer.SubStep.In(_parameters)[0];
        using AlignedBuffer sums = new(AlignedBuffer.WholeVectors(entries));
        for (int sum = 0; sum < entries; sum++)
        {
            sums.Start[sum] = (sum + lowest) * step;
        }

        int[] codes = new int[entries];
        _layer.FrozenOutput(neuron, _parameters).Encode(sums.Start, codes);
        return TruthTable.FromFunction(addressBits, _layer.Output.Quantizer.Bits, address => codes[address]);
    }

    public void Dispose()
    {
        _inputs.Dispose();
        _sums.Dispose();
        _scratch.Dispose();
    }

    private void Compute(int unit)
    {
        int rows = AlignedBuffer.WholeVectors(1 << _addressBits);
        float** inputs = stackalloc float*[_layer.Settings.FanIn];
        for (int first = 0; first < rows; first += FunctionKernel.MostLanes)
        {
            for (int i = 0; i < _layer.Settings.FanIn; i++)
            {
                inputs[i] = _inputs.Start + (nint)i * rows + first;
            }

            _layer.Kernel.Forward(
                _layer.WeightsOf(unit, _parameters), inputs, _sums.Start + first, Math.Min(rows - first, FunctionKernel.MostLanes), _scratch.Start);
        }
    }
}
