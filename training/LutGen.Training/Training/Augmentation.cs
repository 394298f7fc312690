using LutGen.Training.Data;

namespace LutGen.Training;

/// <summary>
/// How training images are varied at random each time they are seen. A shift is also a random crop out of a padded image; a smaller
/// window than the whole image is made beforehand, by <see cref="Dataset.Window"/>.
/// </summary>
/// <param name="MaxShift">Images move by up to this many pixels in each direction; what comes in from outside is 0.</param>
/// <param name="Flip">Whether every other image, by chance, is seen in a mirror: left and right change places.</param>
public readonly record struct Augmentation(int MaxShift = 0, bool Flip = false)
{
    /// <summary>Whether anything is varied.</summary>
    public bool IsNone => this == default;

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
    }
}
