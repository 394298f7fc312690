namespace LutGen.Training.Convolutional;

/// <summary>The way forward and back of maps whose channels are put one behind the other.</summary>
internal sealed unsafe class ConcatenationPass : SamplePass
{
    private readonly IReadOnlyList<MapBatch> _sources;
    private readonly MapBatch _output;

    /// <summary>Prepares the map.</summary>
    public ConcatenationPass(IReadOnlyList<MapBatch> sources, MapBatch output, WorkerTeam team)
        : base(team) => (_sources, _output) = (sources, output);

    protected override void Forward(int sample)
    {
        for (int place = 0; place < _output.Layout.Shape.Places; place++)
        {
            float* output = _output.ValuesOf(sample) + At(_output, place);
            foreach (MapBatch source in _sources)
            {
                int channels = source.Layout.Shape.Channels;
                new Span<float>(source.ValuesOf(sample) + At(source, place), channels).CopyTo(new Span<float>(output, channels));
                output += channels;
            }
        }
    }

    protected override void Backward(int sample)
    {
        for (int place = 0; place < _output.Layout.Shape.Places; place++)
        {
            float* gradients = _output.GradientsOf(sample) + At(_output, place);
            foreach (MapBatch source in _sources)
            {
                float* target = source.GradientsOf(sample) + At(source, place);
                for (int channel = 0; channel < source.Layout.Shape.Channels; channel++)
                {
                    target[channel] += *gradients++;
                }
            }
        }
    }

    private static int At(MapBatch map, int place) => map.Layout.At(place / map.Layout.Shape.Width, place % map.Layout.Shape.Width);
}
