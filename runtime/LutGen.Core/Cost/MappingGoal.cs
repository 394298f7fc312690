namespace LutGen.Cost;

/// <summary>What a mapping to lookup tables aims at first.</summary>
public enum MappingGoal
{
    /// <summary>Fewest levels of lookup tables, then few lookup tables.</summary>
    Depth,

    /// <summary>Few lookup tables, whatever the depth.</summary>
    Area,
}
