using System.Runtime.Intrinsics;

namespace LutGen.Training.Convolutional;

/// <summary>How a number is multiplied by sixteen others and added to their sums.</summary>
internal interface IProduct<T>
    where T : unmanaged
{
    /// <summary>sum + a * b, the number the same in all sixteen lanes.</summary>
    static abstract Vector512<T> Add(Vector512<T> sum, T a, Vector512<T> b);
}
