namespace LutGen.Training.Layers;

/// <summary>A relaxation of lookup-table nodes.</summary>
public enum NodeMethod
{
    /// <summary>Walsh series under a logistic function, 2^n parameters (WARP, arXiv 2510.15655).</summary>
    Warp,

    /// <summary>WARP's parameters with the expectation over the table between its corners, 2^n parameters.</summary>
    WarpExpectation,

    /// <summary>Softmax over the sixteen gates of two inputs (DLGN, arXiv 2210.08277).</summary>
    Raw,

    /// <summary>A logistic function of each table entry, 2^n parameters (arXiv 2510.03250).</summary>
    Light,

    /// <summary>Hard table entries with extended finite differences, 2^n parameters (DWN, arXiv 2410.11112).</summary>
    Dwn,
}
