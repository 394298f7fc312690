using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>
/// How training images are varied at random each time they are seen. A shift is also a random crop out of a padded image; a smaller
/// window than the whole image is made beforehand, by <see cref="Dataset.Window"/>. What comes in from outside is 0.
/// </summary>
/// <param name="MaxShift">Images move by up to this many pixels in each direction.</param>
/// <param name="Flip">Whether every other image, by chance, is seen in a mirror: left and right change places.</param>
/// <param name="MaxRotation">Images turn about their middle by up to this many degrees, 0..180, to either side.</param>
/// <param name="MaxStretch">Width and height, each by itself, change by up to this share, 0..0.5, to either side.</param>
public readonly record struct Augmentation(int MaxShift = 0, bool Flip = false, float MaxRotation = 0, float MaxStretch = 0)
{
    /// <summary>The largest angle, in degrees.</summary>
    public const float RotationLimit = 180;

    /// <summary>The largest share by which width and height change.</summary>
    public const float StretchLimit = 0.5f;

    /// <summary>Whether anything is varied.</summary>
    public bool IsNone => this == default;

    /// <summary>What is varied, in a few words.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"shift {MaxShift}{(Flip ? " flip" : "")}{(MaxRotation == 0 ? "" : $" rotation {MaxRotation}")}{(MaxStretch == 0 ? "" : $" stretch {MaxStretch}")}");

    /// <summary>Whether images are resampled, and not only moved by whole pixels.</summary>
    internal bool Resamples => MaxRotation > 0 || MaxStretch > 0;

    /// <summary>Draws a move and a mirroring, and nothing that is not asked for: a setting that is off changes no other draw.</summary>
    internal (int Dx, int Dy, bool Mirrored) DrawMove(SeededRandom random)
    {
        int dx = MaxShift > 0 ? random.Next(2 * MaxShift + 1) - MaxShift : 0;
        int dy = MaxShift > 0 ? random.Next(2 * MaxShift + 1) - MaxShift : 0;
        return (dx, dy, Flip && random.Next(2) == 1);
    }

    /// <summary>Throws if images cannot be varied in this way.</summary>
    /// <param name="train">The training samples.</param>
    /// <exception cref="ArgumentException">A value is out of range, or the samples are no images; the message says what was expected.</exception>
    internal void Validate(Dataset train)
    {
        Setting.Require(MaxShift >= 0, nameof(MaxShift), MaxShift, "0 or more");
        Setting.Require(MaxShift == 0 || train.IsImages, nameof(MaxShift), MaxShift, "0, since the data are not images");
        Setting.Require(
            MaxShift == 0 || MaxShift < Math.Min(train.ImageHeight, train.ImageWidth), nameof(MaxShift), MaxShift,
            $"less than the images' {train.ImageHeight} x {train.ImageWidth} pixels");
        Setting.Require(!Flip || train.IsImages, nameof(Flip), Flip, "False, since the data are not images");
        Setting.Require(MaxRotation is >= 0 and <= RotationLimit, nameof(MaxRotation), MaxRotation, FormattableString.Invariant($"0..{RotationLimit} degrees"));
        Setting.Require(MaxStretch is >= 0 and <= StretchLimit, nameof(MaxStretch), MaxStretch, FormattableString.Invariant($"0..{StretchLimit}"));
        bool resamples = train.IsImages && train.HoldsBytes;
        Setting.Require(MaxRotation == 0 || resamples, nameof(MaxRotation), MaxRotation, "0, since the data are not images of bytes");
        Setting.Require(MaxStretch == 0 || resamples, nameof(MaxStretch), MaxStretch, "0, since the data are not images of bytes");
    }
}
