namespace LutGen;

/// <summary>How a model's batches are run; the build says what it chose (LUT0201 to LUT0204).</summary>
public enum LutKernel
{
    /// <summary>By size and estimated speed, layer by layer.</summary>
    Auto,

    /// <summary>Straight-line code on bit planes: the fastest, at the price of build time and code.</summary>
    Unrolled,

    /// <summary>The same operations from data in the assembly: no code, builds at once; twice the time where code would not fit the caches either, several times that of small kernels.</summary>
    Table,

    /// <summary>Truth tables looked up, across samples where all layers are such: for neurons with large tables.</summary>
    Lookups,
}
