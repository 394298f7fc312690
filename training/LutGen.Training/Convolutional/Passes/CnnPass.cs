using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>A whole network's way forward and back for a batch: node after node, each shared among the threads, since normalisation needs the whole batch.</summary>
internal sealed unsafe class CnnPass : IDisposable
{
    private const float PixelStep = 1f / 255;

    private readonly WorkerTeam _team;
    private readonly MapBatch[] _maps;
    private readonly NodePass[] _nodes;
    private readonly Action<int, int> _fill;
    private readonly Action<int, int> _clear;
    private Dataset? _data;
    private int[] _samples = [];
    private int _first;
    private BatchShares _batch;

    /// <summary>Makes room for a batch.</summary>
    /// <param name="weights">The network and its parameters.</param>
    /// <param name="team">The threads.</param>
    /// <param name="batch">Most samples of a batch.</param>
    /// <param name="gradients">Receives the parameters' gradients; null if there is no way back.</param>
    public CnnPass(CnnWeights weights, WorkerTeam team, int batch, AlignedBuffer? gradients)
    {
        (Graph, _team, Batch) = (weights.Graph, team, batch);
        _maps = [.. Graph.Nodes.Select((_, i) => new MapBatch(MapLayout.Of(Graph, i), batch, gradients is not null && i > 0))];
        _nodes = [.. Graph.Nodes.Skip(1).Select((node, i) => PassOf(node, _maps[i + 1], weights, gradients))];
        (_fill, _clear) = (Fill, Clear);
    }

    /// <summary>The network.</summary>
    public CnnGraph Graph { get; }

    /// <summary>Most samples of a batch.</summary>
    public int Batch { get; }

    /// <summary>The maps of all nodes.</summary>
    public IReadOnlyList<MapBatch> Maps => _maps;

    /// <summary>Scores of a sample of the batch, one a class.</summary>
    public Span<float> ScoresOf(int sample) => new(_maps[^1].ValuesOf(sample), Graph.Nodes[^1].Shape.Channels);

    /// <summary>Gradients of a sample's scores.</summary>
    public Span<float> ScoreGradientsOf(int sample) => new(_maps[^1].GradientsOf(sample), Graph.Nodes[^1].Shape.Channels);

    /// <summary>Forward: the maps of all nodes.</summary>
    /// <param name="data">Images of bytes.</param>
    /// <param name="samples">Indices of samples.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many, at most the batch.</param>
    /// <param name="isTraining">Whether to normalise by the batch's own statistics, or by the running ones.</param>
    public void Forward(Dataset data, int[] samples, int first, int count, bool isTraining)
    {
        (_data, _samples, _first, _batch) = (data, samples, first, new BatchShares(count));
        _team.ForEach(BatchShares.Count, _fill);
        foreach (NodePass node in _nodes)
        {
            node.Forward(_batch, isTraining);
        }
    }

    /// <summary>Back from the gradients of the scores, which <paramref name="setScoreGradients"/> writes for each sample of the batch.</summary>
    public void Backward(Action<int> setScoreGradients)
    {
        _team.ForEach(BatchShares.Count, _clear);
        for (int sample = 0; sample < _batch.Samples; sample++)
        {
            setScoreGradients(sample);
        }

        for (int i = _nodes.Length - 1; i >= 0; i--)
        {
            _nodes[i].Backward(_batch);
        }
    }

    /// <summary>Lets running statistics follow the batch.</summary>
    /// <param name="share">The batch's share.</param>
    public void Follow(float share)
    {
        foreach (NodePass node in _nodes)
        {
            node.Follow(share);
        }
    }

    public void Dispose()
    {
        foreach (IDisposable part in (IEnumerable<IDisposable>)[.. _maps, .. _nodes])
        {
            part.Dispose();
        }
    }

    private NodePass PassOf(CnnNode node, MapBatch output, CnnWeights weights, AlignedBuffer? gradients) => node switch
    {
        ConvolutionNode convolution => new ConvolutionPass(convolution, weights, gradients, _maps, output, Batch, _team),
        PoolNode pool => new PoolPass(pool, _maps[pool.Input], output, _team),
        AddNode add => new AddPass(_maps[add.First], _maps[add.Second], output, _team),
        ConcatenationNode concatenation => new ConcatenationPass([.. concatenation.Inputs.Select(input => _maps[input])], output, _team),
        _ => throw new InvalidOperationException($"There is no pass for a {node.GetType().Name}."),
    };

    private void Fill(int share, int member)
    {
        MapLayout layout = _maps[0].Layout;
        for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
        {
            ReadOnlySpan<byte> pixels = _data!.RowBytes(_samples[_first + sample]);
            for (int place = 0, pixel = 0; place < layout.Shape.Channels * layout.Shape.Places; place++)
            {
                int channel = place / layout.Shape.Places, row = place % layout.Shape.Places / layout.Shape.Width, column = place % layout.Shape.Width;
                _maps[0].ValuesOf(sample)[layout.At(row, column) + channel] = PixelStep * pixels[pixel++];
            }
        }
    }

    private void Clear(int share, int member)
    {
        for (int i = 1; i < _maps.Length; i++)
        {
            for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
            {
                _maps[i].ClearGradients(sample);
            }
        }
    }
}
