using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>Training images that are varied anew for each epoch, as a data set; where nothing is to be varied the samples themselves.</summary>
internal sealed class VariedImages
{
    private const ulong Stream = 0x56415259;
    private const int Block = 64;

    private readonly Dataset _data;
    private readonly Augmentation _augmentation;
    private readonly WorkerTeam _team;
    private readonly ulong _seed;
    private readonly byte[] _pixels;
    private readonly ImageResampler[] _resamplers;
    private readonly Dataset _varied;
    private int _epoch = -1;

    /// <summary>Makes room.</summary>
    /// <param name="data">The images.</param>
    /// <param name="augmentation">How they are varied.</param>
    /// <param name="team">The threads.</param>
    /// <param name="seed">Seed of the variations.</param>
    public VariedImages(Dataset data, Augmentation augmentation, WorkerTeam team, ulong seed)
    {
        (_data, _augmentation, _team, _seed) = (data, augmentation, team, seed ^ Stream);
        _pixels = new byte[augmentation.IsNone ? 0 : (long)data.Count * data.FeatureCount];
        _resamplers = augmentation.IsNone ? [] : [.. Enumerable.Range(0, team.Size).Select(_ => new ImageResampler(data.Schema.Image!.Value))];
        _varied = augmentation.IsNone ? data : new Dataset(data.Schema, _pixels, [.. data.Labels]);
    }

    /// <summary>The images of an epoch; those of the one before are gone then.</summary>
    public Dataset In(int epoch)
    {
        if (!_augmentation.IsNone && epoch != _epoch)
        {
            _epoch = epoch;
            _team.ForEach((_data.Count + Block - 1) / Block, Vary);
        }

        return _varied;
    }

    private void Vary(int block, int member)
    {
        ImageShape shape = _data.Schema.Image!.Value;
        for (int sample = block * Block; sample < Math.Min(_data.Count, (block + 1) * Block); sample++)
        {
            SeededRandom random = SeededRandom.ForKey(_seed, (ulong)_epoch * (ulong)_data.Count + (ulong)sample);
            (int dx, int dy, bool mirrored) = _augmentation.DrawMove(random);
            AffineMap map = AffineMap.Draw(shape, _augmentation, mirrored, dx, dy, random);
            _resamplers[member].Resample(_data.RowBytes(sample), map).CopyTo(_pixels.AsSpan(sample * _data.FeatureCount));
        }
    }
}
