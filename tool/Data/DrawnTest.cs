using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary><c>--resplit</c>: test samples that the seed draws, of sets where nobody has said which they are.</summary>
internal static class DrawnTest
{
    /// <summary>How a seed splits; a custom such as letter's last 4,000 rows does not count.</summary>
    public static SplitOptions By(ulong seed) => new(Seed: seed, Customary: false);

    /// <summary>The data set itself, if its test samples are drawn.</summary>
    /// <exception cref="InputException">They are given.</exception>
    public static FoundDataset Require(FoundDataset found) => found.DrawsTestSamples
        ? found
        : throw new InputException($"{found.Name}: its test samples are given; --resplit is for tables in one file, of which they are drawn");
}
