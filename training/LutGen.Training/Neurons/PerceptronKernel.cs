using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// The perceptron of a NeuraLUT neuron, layer by layer over rows of samples. In a chunk of S layers the rectifier stands between layers;
/// behind it the skip is added, and the rectifier follows but for the last chunk: h = relu(fc2(relu(fc1 x)) + res0 x), out = fc4(relu(fc3 h)) + res1 h.
/// </summary>
internal sealed unsafe class PerceptronKernel : FunctionKernel
{
    private readonly int _rows;
    private readonly Map[] _maps;

    public PerceptronKernel(int inputs, int width, int depth, int skipEvery)
        : base(inputs)
    {
        List<Map> maps = [];
        int parameters = 0, units = 0, chunkStart = -1;
        for (int layer = 0; layer < depth; layer++)
        {
            int from = layer == 0 ? -1 : maps[^1].To;
            int reads = layer == 0 ? inputs : width, gives = layer == depth - 1 ? 1 : width;
            bool ends = skipEvery > 0 && (layer + 1) % skipEvery == 0;
            chunkStart = skipEvery > 0 && layer % skipEvery == 0 ? from : chunkStart;
            bool last = layer == depth - 1;
            Add(from, reads, hasBias: !last, adds: false, rectifies: !last && !ends);
            if (ends)
            {
                units -= gives;
                Add(chunkStart, chunkStart < 0 ? inputs : width, hasBias: false, adds: true, rectifies: !last);
            }

            void Add(int source, int sourceUnits, bool hasBias, bool adds, bool rectifies)
            {
                maps.Add(new Map(source, sourceUnits, units, gives, parameters, hasBias, adds, rectifies));
                parameters += gives * (sourceUnits + (hasBias ? 1 : 0));
                units += gives;
            }
        }

        Parameters = parameters;
        _rows = units;
        _maps = [.. maps];
    }

    public override int Parameters { get; }

    /// <summary>Rows of all units, and of their gradients.</summary>
    public override int Scratch => 2 * _rows * MostLanes;

    public override void Initialize(Span<float> parameters, SeededRandom random)
    {
        foreach (Map map in _maps)
        {
            DrawEvenly(parameters.Slice(map.First, map.Units * map.Stride), 1 / Math.Sqrt(map.SourceUnits), random);
        }
    }

    public override void Forward(float* parameters, float** rows, float* output, int lanes, float* scratch)
    {
        foreach (Map map in _maps)
        {
            Forward(map, parameters + map.First, rows, scratch, lanes);
        }

        new ReadOnlySpan<float>(scratch + _maps[^1].To * MostLanes, lanes).CopyTo(new Span<float>(output, lanes));
    }

    public override void Backward(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch)
    {
        foreach (Map map in _maps)
        {
            Forward(map, parameters + map.First, rows, scratch, lanes);
        }

        float* gradients = scratch + _rows * MostLanes;
        new Span<float>(gradients, (_rows - 1) * MostLanes).Clear();
        new ReadOnlySpan<float>(outputGradient, lanes).CopyTo(new Span<float>(gradients + _maps[^1].To * MostLanes, lanes));
        for (int i = 0; i < Inputs; i++)
        {
            new Span<float>(inputGradients[i], lanes).Clear();
        }

        for (int i = _maps.Length - 1; i >= 0; i--)
        {
            Backward(_maps[i], parameters + _maps[i].First, rows, inputGradients, parameterGradients + _maps[i].First, scratch, gradients, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Forward(in Map map, float* weights, float** rows, float* units, int lanes)
    {
        for (int unit = 0; unit < map.Units; unit++, weights += map.Stride)
        {
            float* output = units + (map.To + unit) * MostLanes;
            for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> sum = map.Adds ? Vector512.Load(output + lane) : Vector512.Create(map.HasBias ? weights[map.SourceUnits] : 0);
                for (int i = 0; i < map.SourceUnits; i++)
                {
                    sum = Vector512.FusedMultiplyAdd(Vector512.Load(map.Source(i, rows, units) + lane), Vector512.Create(weights[i]), sum);
                }

                (map.Rectifies ? Vector512.Max(sum, Vector512<float>.Zero) : sum).Store(output + lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Backward(
        in Map map, float* weights, float** rows, float** inputGradients, float* weightGradients, float* units, float* gradients, int lanes)
    {
        for (int unit = 0; unit < map.Units; unit++, weights += map.Stride, weightGradients += map.Stride)
        {
            float* output = units + (map.To + unit) * MostLanes, given = gradients + (map.To + unit) * MostLanes;
            if (map.Rectifies)
            {
                for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
                {
                    // The skip's map comes first on the way back and stops it for the layer under it too.
                    Vector512<float> open = Vector512.GreaterThan(Vector512.Load(output + lane), Vector512<float>.Zero);
                    (Vector512.Load(given + lane) & open).Store(given + lane);
                }
            }

            for (int i = 0; i < map.SourceUnits; i++)
            {
                float* row = map.Source(i, rows, units), gradient = map.Source(i, inputGradients, gradients);
                Vector512<float> weight = Vector512.Create(weights[i]), sum = default;
                for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
                {
                    Vector512<float> d = Vector512.Load(given + lane);
                    sum = Vector512.FusedMultiplyAdd(d, Vector512.Load(row + lane), sum);
                    Vector512.FusedMultiplyAdd(d, weight, Vector512.Load(gradient + lane)).Store(gradient + lane);
                }

                weightGradients[i] += VectorMath.SumLanes(sum);
            }

            if (map.HasBias)
            {
                Vector512<float> sum = default;
                for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
                {
                    sum += Vector512.Load(given + lane);
                }

                weightGradients[map.SourceUnits] += VectorMath.SumLanes(sum);
            }
        }
    }

    /// <summary>A linear map between units.</summary>
    /// <param name="From">First unit that it reads, -1 for the neuron's inputs.</param>
    /// <param name="SourceUnits">How many it reads.</param>
    /// <param name="To">First unit that it gives.</param>
    /// <param name="Units">How many it gives.</param>
    /// <param name="First">Its first parameter.</param>
    /// <param name="HasBias">Whether a bias stands behind the weights of each unit.</param>
    /// <param name="Adds">Whether it is a skip, added to what is there.</param>
    /// <param name="Rectifies">Whether the rectifier follows.</param>
    private readonly record struct Map(int From, int SourceUnits, int To, int Units, int First, bool HasBias, bool Adds, bool Rectifies)
    {
        public int Stride => SourceUnits + (HasBias ? 1 : 0);

        public float* Source(int i, float** inputs, float* units) => From < 0 ? inputs[i] : units + (From + i) * MostLanes;
    }
}
