namespace LutGen.Generator;

/// <summary>Names of the pipeline's steps, in order; tests ask for their reasons.</summary>
public static class StepNames
{
    /// <summary>Classes with <c>[LutModel]</c>, as values without symbols.</summary>
    public const string Targets = "LutGen.1.Targets";

    /// <summary>Model files by path and content hash.</summary>
    public const string Files = "LutGen.2.Files";

    /// <summary>Files read into networks; equal when path and hash are.</summary>
    public const string Networks = "LutGen.3.Networks";

    /// <summary>Each target with the one file it names.</summary>
    public const string Joined = "LutGen.4.Joined";

    /// <summary>Each target's generated files and diagnostics.</summary>
    public const string Compiled = "LutGen.5.Compiled";

    /// <summary>Each target's diagnostics with their places.</summary>
    public const string Diagnostics = "LutGen.6.Diagnostics";

    /// <summary>Methods with <c>[TruthTable]</c>, as generated text.</summary>
    public const string Functions = "LutGen.Functions";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Targets, Files, Networks, Joined, Compiled, Diagnostics, Functions];
}
