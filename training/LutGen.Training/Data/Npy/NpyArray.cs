namespace LutGen.Training.Data;

/// <summary>An array as a NumPy file holds it.</summary>
/// <param name="Shape">The dimensions, outermost first; none for a single number, and 0 where there are no values.</param>
/// <param name="Values">The values in row-major order; whole numbers beyond 2^24 lose their last digits.</param>
internal sealed record NpyArray(int[] Shape, float[] Values)
{
    /// <summary>Reads an array of numbers.</summary>
    /// <param name="path">The file, or the part of one, for messages.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="DataFileException">It is damaged or of a form that is not read.</exception>
    public static NpyArray Read(string path, ReadOnlySpan<byte> content)
    {
        NpyHeader header = NpyHeader.Read(path, content);
        float[] values = new float[(content.Length - header.DataOffset) / header.Type.Size];
        header.Type.ReadAll(content[header.DataOffset..], values);
        return new NpyArray(header.Shape, header.ColumnMajor ? RowMajor(header.Shape, values) : values);
    }

    /// <summary>Values in which the first index changes fastest, in the order in which the last does.</summary>
    private static float[] RowMajor(int[] shape, float[] values)
    {
        int[] strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        float[] ordered = new float[values.Length];
        int[] index = new int[shape.Length];
        int target = 0;
        foreach (float value in values)
        {
            ordered[target] = value;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                target += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                target -= shape[axis] * strides[axis];
                index[axis] = 0;
            }
        }

        return ordered;
    }
}
