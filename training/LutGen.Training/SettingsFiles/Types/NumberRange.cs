using System.Numerics;

namespace LutGen.Training.SettingsFiles;

/// <summary>Numbers of the usual ranges.</summary>
internal static class NumberRange
{
    public static NumberType<T> AtLeast<T>(T least)
        where T : struct, INumber<T>, IMinMaxValue<T> => new(least, T.MaxValue);

    public static NumberType<T> Above<T>(T least)
        where T : struct, INumber<T>, IMinMaxValue<T> => new(least, T.MaxValue, above: true);

    public static NumberType<T> Between<T>(T least, T most)
        where T : struct, INumber<T>, IMinMaxValue<T> => new(least, most);

    public static NumberType<T> Any<T>()
        where T : struct, INumber<T>, IMinMaxValue<T> => new(T.MinValue, T.MaxValue);
}
