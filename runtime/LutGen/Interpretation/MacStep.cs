using System.Runtime.CompilerServices;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.Interpretation;

/// <summary>A <see cref="MacLayer"/> on codes.</summary>
internal sealed unsafe class MacStep : CodeStep
{
    private readonly int _first;
    private readonly int _count;
    private readonly int _chunkBits;
    private readonly int _skippedBits;
    private readonly int _largest;
    private readonly PinnedTable<int> _products;
    private readonly PinnedTable<Neuron> _neurons;
    private readonly PinnedTable<Input> _inputs;

    /// <summary>Copies a layer's wiring and tables.</summary>
    public MacStep(MacLayer layer, int[] widths)
    {
        _first = layer.FirstSignal;
        _count = layer.Count;
        _chunkBits = layer.ChunkBits;
        _skippedBits = layer.DroppedChunks * layer.ChunkBits;
        _largest = (1 << layer.OutputBits) - 1;
        int entries = 1 << layer.ChunkBits;
        _products = new PinnedTable<int>(layer.Tables.SelectMany(t => t.Entries).ToArray());
        List<Input> inputs = [];
        var neurons = new Neuron[layer.Count];
        for (int i = 0; i < neurons.Length; i++)
        {
            MacNeuron neuron = layer.Neurons[i];
            int bias = neuron.Bias;
            foreach (MacInput input in neuron.Inputs)
            {
                inputs.Add(new Input(input.Signal, widths[input.Signal], input.Table * entries));
                bias += layer.DroppedChunks > 0 ? layer.Tables[input.Table].Dropped : 0;
            }

            neurons[i] = new Neuron(inputs.Count, bias, neuron.Multiplier, neuron.Shift, neuron.Zero);
        }

        _neurons = new PinnedTable<Neuron>(neurons);
        _inputs = new PinnedTable<Input>([.. inputs]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(ushort* codes)
    {
        Input* input = _inputs.First;
        int* products = _products.First;
        int mask = (1 << _chunkBits) - 1;
        for (int i = 0; i < _count; i++)
        {
            Neuron neuron = _neurons.First[i];
            long sum = neuron.Bias;
            for (Input* end = _inputs.First + neuron.End; input < end; input++)
            {
                int code = codes[input->Signal];
                for (int shift = _skippedBits; shift < input->Width; shift += _chunkBits)
                {
                    sum += (long)products[input->Table + (code >> shift & mask)] << shift;
                }
            }

            long rounding = (1L << neuron.Shift) >> 1;
            long requantised = ((sum * neuron.Multiplier + rounding) >> neuron.Shift) + neuron.Zero;
            codes[_first + i] = (ushort)Math.Clamp(requantised, 0, _largest);
        }
    }

    // Where the neuron's inputs end, and its constants; the dropped chunks are part of the bias.
    private readonly record struct Neuron(int End, int Bias, int Multiplier, int Shift, int Zero);

    // The activation, its width, and the first of its weight's products.
    private readonly record struct Input(int Signal, int Width, int Table);
}
