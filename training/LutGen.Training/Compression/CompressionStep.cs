namespace LutGen.Training.Compression;

/// <summary>A way to make a trained network smaller by what its samples never ask for.</summary>
public enum CompressionStep
{
    /// <summary>Signals that have the same code for every training sample are read once.</summary>
    Signals,

    /// <summary>Tables ignore the inputs that they can: entries that are not looked up are chosen so.</summary>
    Inputs,

    /// <summary>Entries that are not looked up are chosen so that few different parts are left of each table.</summary>
    Entries,
}
