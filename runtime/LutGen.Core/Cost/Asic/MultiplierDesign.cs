namespace LutGen.Cost.Asic;

/// <summary>Ways to build a multiplier by a stored weight.</summary>
public enum MultiplierDesign
{
    /// <summary>A table of multiples read chunk by chunk (<see cref="ChunkedLutMultiplier"/>), odd multiples stored; approximate in the layers that are chosen for it.</summary>
    LutNa,

    /// <summary>A table of all products (<see cref="TraditionalLutMultiplier"/>).</summary>
    TraditionalLut,

    /// <summary>A digital array multiplier (<see cref="ArrayMultiplier"/>).</summary>
    Array,

    /// <summary>A digital Wallace-tree multiplier (<see cref="WallaceMultiplier"/>).</summary>
    WallaceTree,
}
