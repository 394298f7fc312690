using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>
/// What stands behind a convolution's sums, channel by channel: y = max(0, factor * sum + shift). With batch normalisation (arXiv 1502.03167, algorithm 1)
/// factor = gamma / sqrt(variance + epsilon) and shift = beta - factor * mean, otherwise factor is 1 and shift the bias.
/// </summary>
internal sealed unsafe class ChannelNormalization : IDisposable
{
    private const int Lanes = 16;

    private readonly ConvolutionParameters _own;
    private readonly CnnWeights _weights;
    private readonly RunningChannels? _running;
    private readonly int _columns;
    private readonly double[] _totals;
    private readonly AlignedBuffer _numbers;

    /// <summary>Makes room.</summary>
    public ChannelNormalization(ConvolutionParameters own, CnnWeights weights)
    {
        (_own, _weights, _columns) = (own, weights, own.Columns);
        _running = own.Node.Normalizes ? weights.StatisticsOf(own.Node) : null;
        _totals = new double[2 * BatchShares.Count * _columns];
        _numbers = new AlignedBuffer(7L * _columns);
    }

    private Span<float> Means => _numbers.Slice(0, _columns);

    private Span<float> Variances => _numbers.Slice(_columns, _columns);

    private float* Factors => _numbers.Start + 2 * _columns;

    private float* Shifts => _numbers.Start + 3 * _columns;

    // dLoss/dsum = ByGradient * dLoss/dy + BySum * sum + Constant.
    private float* ByGradient => _numbers.Start + 4 * _columns;

    private float* BySum => _numbers.Start + 5 * _columns;

    private float* Constant => _numbers.Start + 6 * _columns;

    /// <summary>Adds up sums and their squares of a part of the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Measure(int share, float* sums, int places)
    {
        Span<double> first = Totals(share, 0), second = Totals(share, 1);
        for (int column = 0; column < _columns; column += Lanes)
        {
            Vector512<double> sumLow = default, sumHigh = default, squareLow = default, squareHigh = default;
            for (int place = 0; place < places; place++)
            {
                (Vector512<double> low, Vector512<double> high) = Vector512.Widen(Vector512.Load(sums + (nint)place * _columns + column));
                (sumLow, sumHigh, squareLow, squareHigh) = (sumLow + low, sumHigh + high, squareLow + low * low, squareHigh + high * high);
            }

            sumLow.CopyTo(first[column..]);
            sumHigh.CopyTo(first[(column + Lanes / 2)..]);
            squareLow.CopyTo(second[column..]);
            squareHigh.CopyTo(second[(column + Lanes / 2)..]);
        }
    }

    /// <summary>Works out factors and shifts.</summary>
    /// <param name="isTraining">Whether by the batch's statistics, which all parts have measured, or by the running ones.</param>
    /// <param name="places">Sums of a channel in the batch.</param>
    public void Prepare(bool isTraining, long places)
    {
        Span<float> shifts = _own.Shifts.In(_weights.Parameters);
        if (_running is null)
        {
            new Span<float>(Factors, _columns).Fill(1);
            shifts.CopyTo(new Span<float>(Shifts, _columns));
            return;
        }

        Span<float> gammas = _own.Factors.In(_weights.Parameters);
        for (int i = 0; i < _columns; i++)
        {
            if (isTraining)
            {
                (double sum, double squares) = Total(i);
                double mean = sum / places;
                (Means[i], Variances[i]) = ((float)mean, (float)Math.Max(squares / places - mean * mean, 0));
            }
            else
            {
                (Means[i], Variances[i]) = (_running.Means[i], _running.Variances[i]);
            }

            Factors[i] = gammas[i] / MathF.Sqrt(Variances[i] + RunningChannels.Epsilon);
            Shifts[i] = shifts[i] - Factors[i] * Means[i];
        }
    }

    /// <summary>Values of a row of places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Apply(float* sums, float* values, int places, bool rectifies)
    {
        Vector512<float> least = Vector512.Create(rectifies ? 0 : float.NegativeInfinity);
        for (int column = 0; column < _columns; column += Lanes)
        {
            Vector512<float> factor = Vector512.Load(Factors + column), shift = Vector512.Load(Shifts + column);
            for (int place = 0; place < places; place++)
            {
                Vector512.Max(Vector512.Load(sums + place * _columns + column) * factor + shift, least).Store(values + place * _columns + column);
            }
        }
    }

    /// <summary>Forgets what a part of the batch has collected.</summary>
    public void BeginBack(int share)
    {
        Totals(share, 0).Clear();
        Totals(share, 1).Clear();
    }

    /// <summary>Takes the rectifier's part out of a row's gradients, and adds up the gradients and their products with the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Collect(int share, float* sums, float* values, float* gradients, int places, bool rectifies)
    {
        Span<double> first = Totals(share, 0), second = Totals(share, 1);
        for (int column = 0; column < _columns; column += Lanes)
        {
            Vector512<float> total = default, products = default;
            for (int place = 0; place < places; place++)
            {
                nint at = place * _columns + column;
                Vector512<float> gradient = Vector512.Load(gradients + at);
                if (rectifies)
                {
                    gradient = Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Load(values + at), default), gradient, default);
                    gradient.Store(gradients + at);
                }

                total += gradient;
                products += gradient * Vector512.Load(sums + at);
            }

            for (int lane = 0; lane < Lanes; lane++)
            {
                first[column + lane] += total[lane];
                second[column + lane] += products[lane];
            }
        }
    }

    /// <summary>Works out the parameters' gradients, and how those of the sums come about.</summary>
    public void PrepareBack(AlignedBuffer gradients, long places)
    {
        Span<float> shifts = _own.Shifts.In(gradients), gammas = _own.Factors.In(gradients);
        for (int i = 0; i < _columns; i++)
        {
            (double total, double products) = Total(i);
            shifts[i] = (float)total;
            (ByGradient[i], BySum[i], Constant[i]) = (1, 0, 0);
            if (_running is not null)
            {
                double inverse = 1 / Math.Sqrt(Variances[i] + RunningChannels.Epsilon), normalized = (products - Means[i] * total) * inverse;
                gammas[i] = (float)normalized;
                ByGradient[i] = Factors[i];
                BySum[i] = (float)(-Factors[i] * normalized * inverse / places);
                Constant[i] = (float)(-Factors[i] * total / places - BySum[i] * Means[i]);
            }
        }
    }

    /// <summary>Puts gradients of a row's sums in the place of the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void ApplyBack(float* sums, float* gradients, int places)
    {
        for (int column = 0; column < _columns; column += Lanes)
        {
            Vector512<float> byGradient = Vector512.Load(ByGradient + column), bySum = Vector512.Load(BySum + column), constant = Vector512.Load(Constant + column);
            for (int place = 0; place < places; place++)
            {
                nint at = place * _columns + column;
                (Vector512.Load(gradients + at) * byGradient + Vector512.Load(sums + at) * bySum + constant).Store(sums + at);
            }
        }
    }

    /// <summary>Lets the running statistics follow the batch.</summary>
    public void Follow(float share) => _running?.Follow(Means, Variances, share);

    public void Dispose() => _numbers.Dispose();

    private Span<double> Totals(int share, int kind) => _totals.AsSpan((2 * share + kind) * _columns, _columns);

    private (double First, double Second) Total(int column)
    {
        (double first, double second) = (0, 0);
        for (int share = 0; share < BatchShares.Count; share++)
        {
            (first, second) = (first + Totals(share, 0)[column], second + Totals(share, 1)[column]);
        }

        return (first, second);
    }
}
