namespace LutGen.Training.SettingsFiles;

/// <summary>How training images are varied.</summary>
internal static class AugmentationType
{
    private const int MostShift = 1024;

    /// <summary>The type.</summary>
    public static ObjectType<Augmentation> Images { get; } = new(
        default,
        new SettingProperty<Augmentation, int>(
            "maxShift", NumberRange.Between(0, MostShift), each => each.MaxShift, (each, value) => each with { MaxShift = value },
            "Images move by up to this many pixels in each direction."),
        new SettingProperty<Augmentation, bool>(
            "flip", new BooleanType(), each => each.Flip, (each, value) => each with { Flip = value }, "Whether images are mirrored at random."),
        new SettingProperty<Augmentation, float>(
            "maxRotation", NumberRange.Between(0, Augmentation.RotationLimit), each => each.MaxRotation, (each, value) => each with { MaxRotation = value },
            "Images turn about their middle by up to this many degrees to either side."),
        new SettingProperty<Augmentation, float>(
            "maxStretch", NumberRange.Between(0, Augmentation.StretchLimit), each => each.MaxStretch, (each, value) => each with { MaxStretch = value },
            "Width and height change, each by itself, by up to this share to either side."));
}
