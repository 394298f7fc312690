using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// The perceptron of a NeuraLUT neuron, layer by layer over rows of samples. In a chunk of S layers the rectifier stands between layers;
/// behind it the skip is added, and the rectifier follows but for the last chunk: h = relu(fc2(relu(fc1 x)) + res0 x), out = fc4(relu(fc3 h)) + res1 h.
/// </summary>
internal sealed unsafe class PerceptronKernel : FunctionKernel
{
    private readonly int _rows;
    private readonly int _hiddenMaps;
    private readonly Map[] _maps;

    public PerceptronKernel(int inputs, int width, int depth, int skipEvery)
        : base(inputs)
    {
        List<Map> maps = [];
        int parameters = 0, rows = inputs, chunkStart = 0;
        for (int layer = 0; layer < depth; layer++)
        {
            bool last = layer == depth - 1, starts = skipEvery > 0 && layer % skipEvery == 0, ends = skipEvery > 0 && (layer + 1) % skipEvery == 0;
            int from = layer == 0 ? 0 : maps[^1].To, gives = last ? 1 : width;
            chunkStart = starts ? from : chunkStart;
            _hiddenMaps = maps.Count;
            Add(from, hasBias: !last, isSkip: false, isShared: starts, rectifies: !last && !ends);
            if (ends)
            {
                rows -= gives;
                Add(chunkStart, hasBias: false, isSkip: true, isShared: true, rectifies: !last);
            }

            void Add(int source, bool hasBias, bool isSkip, bool isShared, bool rectifies)
            {
                maps.Add(new Map(source, source == 0 ? inputs : width, rows, gives, parameters, hasBias, isSkip, isShared, rectifies));
                parameters += gives * maps[^1].Stride;
                rows += gives;
            }
        }

        Parameters = parameters;
        _rows = rows;
        _maps = [.. maps];
    }

    public override int Parameters { get; }

    /// <summary>Rows of all hidden units, and of their gradients.</summary>
    protected override int OwnScratch => 2 * HiddenUnits * MostLanes;

    private int HiddenUnits => _rows - Inputs - 1;

    public override void Initialize(Span<float> parameters, SeededRandom random)
    {
        foreach (Map map in _maps)
        {
            DrawEvenly(parameters.Slice(map.First, map.Units * map.Stride), 1 / Math.Sqrt(map.SourceUnits), random);
        }
    }

    protected override void ForwardWhole(float* parameters, float** rows, float* output, int lanes, float* scratch)
    {
        float** units = stackalloc float*[_rows];
        Place(units, rows, scratch, output);
        foreach (Map map in _maps)
        {
            Forward(map, parameters, units, lanes);
        }
    }

    protected override void BackwardWhole(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch)
    {
        float** units = stackalloc float*[_rows];
        float** gradients = stackalloc float*[_rows];
        Place(units, rows, scratch, null);
        Place(gradients, inputGradients, scratch + HiddenUnits * MostLanes, outputGradient);

        // Nobody asks for the output on the way back.
        for (int i = 0; i < _hiddenMaps; i++)
        {
            Forward(_maps[i], parameters, units, lanes);
        }

        for (int i = _maps.Length - 1; i >= 0; i--)
        {
            Backward(_maps[i], parameters, units, gradients, parameterGradients, lanes);
        }
    }

    private static void Forward(in Map map, float* parameters, float** units, int lanes)
    {
        float* weights = parameters + map.First;
        new RowProduct
        {
            Weights = weights,
            RowStride = map.Stride,
            SourceStride = 1,
            Sources = units + map.From,
            SourceCount = map.SourceUnits,
            Bias = map.HasBias ? weights + map.SourceUnits : null,
            Adds = map.IsSkip,
            Rectifies = map.Rectifies,
        }.Write(units + map.To, map.Units, lanes);
    }

    // Of two maps that read the same units the skip comes first on the way back; the other adds its part, and there the rectifier stops both.
    private static void Backward(in Map map, float* parameters, float** units, float** gradients, float* parameterGradients, int lanes)
    {
        new RowProduct
        {
            Weights = parameters + map.First,
            RowStride = 1,
            SourceStride = map.Stride,
            Sources = gradients + map.To,
            SourceCount = map.Units,
            Adds = map.IsShared && !map.IsSkip,
            Gates = map.From == 0 || map.IsSkip ? null : units + map.From,
        }.Write(gradients + map.From, map.SourceUnits, lanes);
        WeightGradients.Add(gradients + map.To, map.Units, units + map.From, map.SourceUnits, lanes, parameterGradients + map.First, map.Stride);
        if (map.HasBias)
        {
            WeightGradients.AddSums(gradients + map.To, map.Units, lanes, parameterGradients + map.First + map.SourceUnits, map.Stride);
        }
    }

    // The rows of all: inputs, hidden units, output.
    private void Place(float** all, float** inputs, float* hidden, float* output)
    {
        for (int i = 0; i < _rows; i++)
        {
            all[i] = i < Inputs ? inputs[i] : hidden + (i - Inputs) * MostLanes;
        }

        all[_rows - 1] = output;
    }

    /// <summary>A linear map between units.</summary>
    /// <param name="From">Row of the first unit that it reads.</param>
    /// <param name="SourceUnits">How many it reads.</param>
    /// <param name="To">Row of the first unit that it gives.</param>
    /// <param name="Units">How many it gives.</param>
    /// <param name="First">Its first parameter.</param>
    /// <param name="HasBias">Whether a bias stands behind the weights of each unit.</param>
    /// <param name="IsSkip">Whether it is added to what is there.</param>
    /// <param name="IsShared">Whether a skip and another map read the same units.</param>
    /// <param name="Rectifies">Whether the rectifier follows.</param>
    private readonly record struct Map(int From, int SourceUnits, int To, int Units, int First, bool HasBias, bool IsSkip, bool IsShared, bool Rectifies)
    {
        public int Stride => SourceUnits + (HasBias ? 1 : 0);
    }
}
