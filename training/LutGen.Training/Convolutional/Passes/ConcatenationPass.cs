namespace LutGen.Training.Convolutional;

/// <summary>The way forward and back of maps whose channels are put one behind the other.</summary>
internal sealed unsafe class ConcatenationPass : NodePass
{
    private readonly IReadOnlyList<MapBatch> _sources;
    private readonly MapBatch _output;
    private readonly WorkerTeam _team;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _backward;
    private BatchShares _batch;

    /// <summary>Prepares the map.</summary>
    public ConcatenationPass(IReadOnlyList<MapBatch> sources, MapBatch output, WorkerTeam team)
    {
        (_sources, _output, _team) = (sources, output, team);
        (_forward, _backward) = (Forward, Backward);
    }

    public override void Forward(BatchShares batch, bool isTraining)
    {
        _batch = batch;
        _team.ForEach(BatchShares.Count, _forward);
    }

    public override void Backward(BatchShares batch)
    {
        _batch = batch;
        _team.ForEach(BatchShares.Count, _backward);
    }

    private void Forward(int share, int member)
    {
        for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
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
    }

    private void Backward(int share, int member)
    {
        for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
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
    }

    private static int At(MapBatch map, int place) => map.Layout.At(place / map.Layout.Shape.Width, place % map.Layout.Shape.Width);
}
