namespace LutGen.Mapping;

/// <summary>What a mapping counts as the cost of a cell.</summary>
public enum CellCost
{
    /// <summary>Every cell is one operation, as where one instruction computes any function of three bits; a third operand counts a little.</summary>
    Cell,

    /// <summary>
    /// The fewest two-input operators that compute the cell by a formula, 1 to 5: ANDs, ORs and XORs of operands or their
    /// complements. Complements are not counted, since readers can take them.
    /// </summary>
    TwoInputOperators,
}
