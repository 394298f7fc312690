using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>A convolution's or dense layer's way forward and back: sums, then normalisation or bias, then rectification.</summary>
internal sealed unsafe class ConvolutionPass : NodePass
{
    private readonly ConvolutionParameters _own;
    private readonly CnnWeights _weights;
    private readonly AlignedBuffer? _gradients;
    private readonly WorkerTeam _team;
    private readonly MapBatch _source;
    private readonly MapBatch _output;
    private readonly AlignedBuffer _sums;
    private readonly ChannelNormalization _normalization;
    private readonly ConvolutionProducts _products;
    private readonly bool _sourceLearns;
    private readonly Action<int, int> _sum;
    private readonly Action<int, int> _finish;
    private readonly Action<int, int> _collect;
    private readonly Action<int, int> _differentiate;
    private readonly Action<int, int> _addShares;
    private BatchShares _batch;
    private bool _isTraining;

    /// <summary>Prepares the layer.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="weights">The network's parameters.</param>
    /// <param name="gradients">Receives the gradients of all of them; null if there is no way back.</param>
    /// <param name="maps">The maps of all nodes.</param>
    /// <param name="output">The map that it gives.</param>
    /// <param name="samples">Most samples of a batch.</param>
    /// <param name="team">The threads.</param>
    public ConvolutionPass(ConvolutionNode node, CnnWeights weights, AlignedBuffer? gradients, IReadOnlyList<MapBatch> maps, MapBatch output, int samples, WorkerTeam team)
    {
        (_own, _weights, _gradients, _team) = (weights.Of(node), weights, gradients, team);
        (_source, _output, _sourceLearns) = (maps[node.Input], output, weights.Graph.Nodes[node.Input] is not ImageNode);
        _sums = new AlignedBuffer((long)samples * node.Shape.Places * _own.Columns);
        _normalization = new ChannelNormalization(_own, weights);
        _products = new ConvolutionProducts(_own, _source, _sums.Start, gradients is not null);
        (_sum, _finish, _collect, _differentiate, _addShares) = (Sum, Finish, Collect, Differentiate, AddShares);
    }

    private int Places => _own.Node.Shape.Places;

    public override void Forward(BatchShares batch, bool isTraining)
    {
        (_batch, _isTraining) = (batch, isTraining);
        _team.ForEach(BatchShares.Count, _sum);
        _normalization.Prepare(isTraining, (long)batch.Samples * Places);
        _team.ForEach(BatchShares.Count, _finish);
    }

    public override void Backward(BatchShares batch)
    {
        _batch = batch;
        _team.ForEach(BatchShares.Count, _collect);
        _normalization.PrepareBack(_gradients!, (long)batch.Samples * Places);
        _products.Transpose(_own.Weights.At(_weights.Parameters));
        _team.ForEach(BatchShares.Count, _differentiate);
        _team.ForEach(BatchShares.Count, _addShares);
    }

    public override void Follow(float share) => _normalization.Follow(share);

    public override void Dispose()
    {
        _sums.Dispose();
        _products.Dispose();
        _normalization.Dispose();
    }

    private float* SumsOf(int sample) => _sums.Start + (nint)sample * Places * _own.Columns;

    private void Sum(int share, int member)
    {
        (int first, int end) = (_batch.First(share), _batch.First(share + 1));
        _products.Forward(_own.Weights.At(_weights.Parameters), first, end);
        if (_isTraining && _own.Node.Normalizes)
        {
            _normalization.Measure(share, SumsOf(first), (end - first) * Places);
        }
    }

    private void Finish(int share, int member)
    {
        MapLayout layout = _output.Layout;
        for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
        {
            for (int row = 0; row < layout.Shape.Height; row++)
            {
                _normalization.Apply(
                    SumsOf(sample) + row * layout.Shape.Width * _own.Columns, _output.ValuesOf(sample) + layout.At(row, 0), layout.Shape.Width, _own.Node.Rectifies);
            }
        }
    }

    private void Collect(int share, int member)
    {
        _normalization.BeginBack(share);
        MapLayout layout = _output.Layout;
        for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
        {
            for (int row = 0; row < layout.Shape.Height; row++)
            {
                nint at = layout.At(row, 0);
                _normalization.Collect(
                    share, SumsOf(sample) + row * layout.Shape.Width * _own.Columns, _output.ValuesOf(sample) + at, _output.GradientsOf(sample) + at, layout.Shape.Width, _own.Node.Rectifies);
            }
        }
    }

    private void Differentiate(int share, int member)
    {
        MapLayout layout = _output.Layout;
        (int first, int end) = (_batch.First(share), _batch.First(share + 1));
        for (int sample = first; sample < end; sample++)
        {
            for (int row = 0; row < layout.Shape.Height; row++)
            {
                _normalization.ApplyBack(SumsOf(sample) + row * layout.Shape.Width * _own.Columns, _output.GradientsOf(sample) + layout.At(row, 0), layout.Shape.Width);
            }
        }

        _products.BackwardWeights(share, first, end);
        if (_sourceLearns)
        {
            _products.BackwardSource(first, end);
        }
    }

    private void AddShares(int part, int member) => _products.AddShares(part, _own.Weights.At(_gradients!));
}
