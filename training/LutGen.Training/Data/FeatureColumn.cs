namespace LutGen.Training.Data;

/// <summary>What the numbers of a feature mean.</summary>
public enum FeatureKind
{
    /// <summary>A real number.</summary>
    Real,

    /// <summary>A whole number: a count, a grey value, a bit.</summary>
    Integer,

    /// <summary>1 where a column of names has one certain name, 0 where it has another.</summary>
    Category,
}

/// <summary>
/// One feature of a table. A column of k names is k features of 0 and 1, one for each name (one feature where k is 2): a threshold
/// on a code 0..k-1 would put names into an order that they do not have, and a lookup table would need two such bits to know one
/// name from its neighbours; of these features one bit tells it.
/// </summary>
/// <param name="Name">Name of the file's column.</param>
/// <param name="Kind">What its numbers mean.</param>
/// <param name="Category">The name that 1 stands for, null unless the feature is of kind <see cref="FeatureKind.Category"/>.</param>
public sealed record FeatureColumn(string Name, FeatureKind Kind, string? Category = null)
{
    /// <inheritdoc/>
    public override string ToString() => Category is null ? Name : $"{Name}={Category}";
}
