namespace LutGen.Arithmetic;

/// <summary>Which multiples of a weight are stored.</summary>
public enum ProductStorage
{
    /// <summary>All that a chunk can ask for, zero included.</summary>
    Plain,

    /// <summary>The odd ones: zero needs no table, and even multiples are shifts of odd ones.</summary>
    OddMultiples,
}
