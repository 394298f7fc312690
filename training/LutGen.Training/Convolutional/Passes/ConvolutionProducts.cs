using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>The sums of products of a convolution: forward, by the weights and by what was read. All three are <see cref="ProductTile"/> over other rows.</summary>
internal sealed unsafe class ConvolutionProducts : IDisposable
{
    private readonly ConvolutionParameters _own;
    private readonly MapBatch _source;
    private readonly float* _sums;
    private readonly int[] _starts;
    private readonly int _runLength;
    private readonly AlignedBuffer _transposed;
    private readonly AlignedBuffer _shares;

    /// <summary>Prepares a convolution.</summary>
    /// <param name="own">Its parameters.</param>
    /// <param name="source">The map that it reads.</param>
    /// <param name="sums">Its sums, and on the way back their gradients: [samples][places][columns].</param>
    /// <param name="learns">Whether there is a way back.</param>
    public ConvolutionProducts(ConvolutionParameters own, MapBatch source, float* sums, bool learns)
    {
        (_own, _source) = (own, source);
        _sums = sums;
        _starts = source.Layout.Starts(own.Node.Window, own.Node.Shape);
        _runLength = own.Node.Window.Width * source.Layout.Channels;
        long weights = (long)own.Rows * own.Columns;
        _transposed = new AlignedBuffer(learns ? weights : 0);
        _shares = new AlignedBuffer(learns ? weights * BatchShares.Count : 0);
    }

    private int Places => _own.Node.Shape.Places;

    /// <summary>The sums of some samples.</summary>
    public void Forward(float* weights, int first, int end)
    {
        float** rows = stackalloc float*[ProductTile.Rows];
        float** products = stackalloc float*[ProductTile.Rows];
        float* nowhere = stackalloc float[_own.Columns];
        Runs runs = new(_own.Node.Window.Height, _source.Layout.RowStride, _runLength);
        for (long place = (long)first * Places, stop = (long)end * Places; place < stop; place += ProductTile.Rows)
        {
            for (int i = 0; i < ProductTile.Rows; i++)
            {
                // Behind the last place it is computed once more, to nowhere.
                long own = Math.Min(place + i, stop - 1);
                rows[i] = _source.ValuesOf((int)(own / Places)) + _starts[own % Places];
                products[i] = place + i < stop ? _sums + (nint)own * _own.Columns : nowhere;
            }

            ProductTile.Multiply<float, FloatProduct>(rows, runs, weights, _own.Columns, _own.Columns, products, adds: false);
        }
    }

    /// <summary>Turns the weights around, for <see cref="BackwardSource"/>.</summary>
    public void Transpose(float* weights)
    {
        for (int row = 0; row < _own.Rows; row++)
        {
            for (int column = 0; column < _own.Columns; column++)
            {
                _transposed.Start[(nint)column * _own.Rows + row] = weights[(nint)row * _own.Columns + column];
            }
        }
    }

    /// <summary>The weights' gradients of a part of the batch.</summary>
    public void BackwardWeights(int share, int first, int end)
    {
        float* own = _shares.Start + (nint)share * _own.Rows * _own.Columns;
        new Span<float>(own, _own.Rows * _own.Columns).Clear();
        MapLayout layout = _source.Layout;
        int stride = _own.Node.Window.Stride;
        if (Places == 1)
        {
            // One place a sample: the samples take the part of the places.
            Differentiate(own, first, new Runs(1, 0, end - first, layout.Length));
            return;
        }

        for (int sample = first; sample < end; sample++)
        {
            Differentiate(own, sample, new Runs(_own.Node.Shape.Height, (nint)stride * layout.RowStride, _own.Node.Shape.Width, (nint)stride * layout.Channels));
        }
    }

    /// <summary>Adds the gradients of what was read.</summary>
    public void BackwardSource(int first, int end)
    {
        float** rows = stackalloc float*[ProductTile.Rows];
        float** starts = stackalloc float*[ProductTile.Rows];
        float** products = stackalloc float*[ProductTile.Rows];
        float* nowhere = stackalloc float[_runLength];
        Runs runs = new(1, 0, _own.Columns);
        for (long place = (long)first * Places, stop = (long)end * Places; place < stop; place += ProductTile.Rows)
        {
            for (int i = 0; i < ProductTile.Rows; i++)
            {
                long own = Math.Min(place + i, stop - 1);
                rows[i] = _sums + (nint)own * _own.Columns;
                starts[i] = place + i < stop ? _source.GradientsOf((int)(own / Places)) + _starts[own % Places] : null;
            }

            for (int y = 0; y < _own.Node.Window.Height; y++)
            {
                for (int i = 0; i < ProductTile.Rows; i++)
                {
                    products[i] = starts[i] is null ? nowhere : starts[i] + (nint)y * _source.Layout.RowStride;
                }

                ProductTile.Multiply<float, FloatProduct>(rows, runs, _transposed.Start + y * _runLength, _own.Rows, _runLength, products, adds: true);
            }
        }
    }

    /// <summary>Adds up the weights' gradients of all parts, in their order.</summary>
    /// <param name="part">A part of the weights, one of as many as there are shares.</param>
    /// <param name="gradients">Receives them.</param>
    public void AddShares(int part, float* gradients)
    {
        int weights = _own.Rows * _own.Columns;
        int first = (int)((long)weights * part / BatchShares.Count), end = (int)((long)weights * (part + 1) / BatchShares.Count);
        for (int i = first; i < end; i++)
        {
            float sum = 0;
            for (int share = 0; share < BatchShares.Count; share++)
            {
                sum += _shares.Start[(nint)share * weights + i];
            }

            gradients[i] = sum;
        }
    }

    public void Dispose()
    {
        _transposed.Dispose();
        _shares.Dispose();
    }

    private void Differentiate(float* own, int sample, Runs runs)
    {
        float** rows = stackalloc float*[ProductTile.Rows];
        float** products = stackalloc float*[ProductTile.Rows];
        float* start = _source.ValuesOf(sample) + _starts[0];
        for (int row = 0; row < _own.Rows; row += ProductTile.Rows)
        {
            int y = row / _runLength, k = row % _runLength;
            for (int i = 0; i < ProductTile.Rows; i++)
            {
                rows[i] = start + (nint)y * _source.Layout.RowStride + k + i;
                products[i] = own + (nint)(row + i) * _own.Columns;
            }

            ProductTile.Multiply<float, FloatProduct>(rows, runs, _sums + (nint)sample * Places * _own.Columns, _own.Columns, _own.Columns, products, adds: true);
        }
    }
}
