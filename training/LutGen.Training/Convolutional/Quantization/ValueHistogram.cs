namespace LutGen.Training.Convolutional;

/// <summary>How often values of a range occur, and which format of codes is the best for them.</summary>
internal sealed class ValueHistogram
{
    private const int Bins = 2048, Candidates = 80;
    private const double LeastShare = 0.2;

    private readonly double[] _counts = new double[Bins];
    private readonly double _least;
    private readonly double _width;

    /// <summary>Starts empty.</summary>
    /// <param name="least">Least value; 0 where none is negative.</param>
    /// <param name="most">Largest value, above it.</param>
    public ValueHistogram(double least, double most) => (_least, _width) = (least, (most - least) / Bins);

    /// <summary>Counts a value; zeros are exact in every format, and do not count.</summary>
    public void Add(float value)
    {
        if (value != 0)
        {
            _counts[Math.Clamp((int)((value - _least) / _width), 0, Bins - 1)]++;
        }
    }

    /// <summary>
    /// The format of a width that has the least mean squared error: steps for ranges from a fifth of that of all values up to the whole are tried. A narrower one cuts off
    /// what is rare, and has smaller steps for the rest.
    /// </summary>
    /// <param name="bits">Width of a code.</param>
    public MapFormat Best(int bits)
    {
        MapFormat best = default;
        double least = double.PositiveInfinity;
        for (int i = 0; i < Candidates; i++)
        {
            double share = 1 - (1 - LeastShare) * i / Candidates;
            MapFormat format = FormatOf(bits, share);
            if (ErrorOf(format) is var error && error < least)
            {
                (best, least) = (format, error);
            }
        }

        return best;
    }

    private MapFormat FormatOf(int bits, double share)
    {
        double low = _least * share, high = (_least + _width * Bins) * share, scale = (high - low) / ((1 << bits) - 1);
        return new MapFormat(bits, scale, (int)Math.Round(-low / scale));
    }

    private double ErrorOf(MapFormat format)
    {
        double error = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            double value = _least + (bin + 0.5) * _width, difference = value - (format.CodeOf(value) - format.Zero) * format.Scale;
            error += _counts[bin] * difference * difference;
        }

        return error;
    }
}
