namespace LutGen.Training.Data;

/// <summary>How the samples of a data set are set aside for validation or testing.</summary>
public enum SplitRule
{
    /// <summary>Each sample as likely as any other.</summary>
    AtRandom,

    /// <summary>At random within each class, so that both parts have the same shares of the classes: for small tables.</summary>
    ByClass,

    /// <summary>At random, but rows with the same features all go to one part: for data that repeat rows, which the other rules would leak.</summary>
    EqualRowsTogether,
}
