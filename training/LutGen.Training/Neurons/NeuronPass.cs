using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>One layer's way forward and back for a batch, neuron by neuron; neurons depend on nothing of each other, so any thread may take any.</summary>
/// <param name="layer">The layer.</param>
/// <param name="rows">Its rows.</param>
/// <param name="parameters">All parameters.</param>
internal readonly unsafe ref struct NeuronPass(NeuronLayer layer, LayerRows rows, AlignedBuffer parameters)
{
    private int FanIn => layer.Settings.FanIn;

    private int SubNeurons => layer.Settings.SubNeurons;

    /// <summary>Forward: the neuron's function, and its sub-neurons' codes added up.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="source">Rows of the values in front of the layer.</param>
    /// <param name="scratch">Room for the function.</param>
    public void Sum(int neuron, float* source, float* scratch)
    {
        float** inputs = stackalloc float*[FanIn];
        for (int sub = 0; sub < SubNeurons; sub++)
        {
            int unit = neuron * SubNeurons + sub;
            float* output = SubNeurons > 1 ? rows.SubSum(unit) : rows.Sum(neuron);
            for (int lane = 0; lane < rows.Batch; lane += FunctionKernel.MostLanes)
            {
                Place(inputs, unit, source + lane);
                layer.Kernel.Forward(layer.WeightsOf(unit, parameters), inputs, output + lane, LanesFrom(lane), scratch);
            }
        }

        if (SubNeurons > 1)
        {
            AddSubNeurons(neuron);
        }
    }

    /// <summary>Forward: values by the statistics given.</summary>
    public void Quantize(int neuron, BatchStatistics statistics) =>
        layer.Output.Of(neuron, statistics, parameters).Forward(rows.Sum(neuron), rows.Value(neuron), rows.Batch);

    /// <summary>Back: from the gradient of the neuron's values to those of its inputs and parameters.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="source">Rows of the values in front of the layer.</param>
    /// <param name="gradients">Gradients of all parameters.</param>
    /// <param name="scratch">Room for the function.</param>
    public void Backward(int neuron, float* source, AlignedBuffer gradients, float* scratch)
    {
        float* given = rows.Gradient(neuron);
        rows.StepGradients[neuron] = layer.Output.Backward(neuron, rows.Statistics[neuron], parameters, gradients, given, rows.Sum(neuron), rows.Batch);
        rows.SubStepGradients[neuron] = 0;
        float** inputs = stackalloc float*[FanIn];
        float** inputGradients = stackalloc float*[FanIn];
        bool gathersFromOutputs = layer.Kernel.IsLinear;
        for (int sub = 0; sub < SubNeurons; sub++)
        {
            int unit = neuron * SubNeurons + sub;
            float* weightGradients = layer.WeightsOf(unit, gradients);
            new Span<float>(weightGradients, layer.Kernel.Parameters).Clear();
            float* output = rows.UnitGradient(unit);
            rows.SubStepGradients[neuron] += SubNeurons > 1 ? layer.SubOutput(parameters).Backward(output, given, rows.Batch) : 0;
            for (int lane = 0; lane < rows.Batch; lane += FunctionKernel.MostLanes)
            {
                Place(inputs, unit, source + lane);
                for (int i = 0; i < FanIn && !gathersFromOutputs; i++)
                {
                    inputGradients[i] = rows.InputGradient(unit * FanIn + i) + lane;
                }

                layer.Kernel.Backward(layer.WeightsOf(unit, parameters), inputs, output + lane, gathersFromOutputs ? null : inputGradients, weightGradients, LanesFrom(lane), scratch);
            }
        }
    }

    /// <summary>Back: the gradient of a signal in front, from all inputs that read it.</summary>
    /// <param name="readers">Inputs, counted over all neurons.</param>
    /// <param name="target">Receives the gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Gather(ReadOnlySpan<int> readers, float* target)
    {
        bool linear = layer.Kernel.IsLinear;
        float* first = linear ? rows.UnitGradient(0) : rows.InputGradient(0), weights = linear ? layer.WeightsOf(0, parameters) : null;
        int inputsOfRow = linear ? FanIn : 1, lane = 0;
        for (; lane + Lanes.Count <= rows.Batch; lane += Lanes.Count)
        {
            Lanes sum = default;
            foreach (int input in readers)
            {
                sum = Lanes.MultiplyAdd(Lanes.Load(first + (nint)(input / inputsOfRow) * rows.Batch + lane), weights is null ? 1 : weights[input], sum);
            }

            sum.Store(target + lane);
        }

        for (; lane < rows.Batch; lane += Vector512<float>.Count)
        {
            Vector512<float> sum = default;
            foreach (int input in readers)
            {
                Vector512<float> weight = Vector512.Create(weights is null ? 1 : weights[input]);
                sum = Vector512.FusedMultiplyAdd(Vector512.Load(first + (nint)(input / inputsOfRow) * rows.Batch + lane), weight, sum);
            }

            sum.Store(target + lane);
        }
    }

    private void Place(float** inputs, int unit, float* source)
    {
        for (int i = 0; i < FanIn; i++)
        {
            inputs[i] = source + (nint)layer.Connections[unit * FanIn + i] * rows.Batch;
        }
    }

    private int LanesFrom(int first) => Math.Min(rows.Batch - first, FunctionKernel.MostLanes);

    // The codes are whole numbers, so their sum is exact and the adder's table has one entry for each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void AddSubNeurons(int neuron)
    {
        SubNeuronQuantizer quantizer = layer.SubOutput(parameters);
        Vector512<float> step = Vector512.Create(quantizer.Step);
        for (int lane = 0; lane < rows.Batch; lane += Vector512<float>.Count)
        {
            Vector512<float> codes = default;
            for (int sub = 0; sub < SubNeurons; sub++)
            {
                codes += quantizer.Codes(Vector512.Load(rows.SubSum(neuron * SubNeurons + sub) + lane));
            }

            (codes * step).Store(rows.Sum(neuron) + lane);
        }
    }
}
