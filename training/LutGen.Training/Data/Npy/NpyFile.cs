namespace LutGen.Training.Data;

/// <summary>Reader of NumPy's array files. Files ending in <c>.gz</c> are decompressed.</summary>
public static class NpyFile
{
    /// <summary>Reads an array of numbers.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The dimensions, outermost first, and the values in row-major order; whole numbers beyond 2^24 lose their last digits.</returns>
    /// <exception cref="DataFileException">The file is missing, damaged, of a form that is not read, without values, or has a value that is no finite number.</exception>
    public static (int[] Shape, float[] Values) Read(string path)
    {
        NpyArray array = NpyArray.Read(path, DataFile.ReadAll(path));
        if (array.Shape.Length == 0 || array.Values.Length == 0)
        {
            throw new DataFileException(path, $"its shape is ({string.Join(", ", array.Shape)}); expected at least one dimension, all of them positive.");
        }

        int wrong = Array.FindIndex(array.Values, value => !float.IsFinite(value));
        return wrong < 0
            ? (array.Shape, array.Values)
            : throw new DataFileException(path, FormattableString.Invariant($"value {wrong} is {array.Values[wrong]}; expected a finite number."));
    }
}
