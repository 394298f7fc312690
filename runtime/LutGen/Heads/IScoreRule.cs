namespace LutGen.Heads;

/// <summary>How a head turns the whole numbers it reads, one a score, into scores and a class.</summary>
internal interface IScoreRule
{
    /// <summary>
    /// Whether a larger number always ranks higher, whatever its index: then classes are found on bit planes, without
    /// looking at samples one by one.
    /// </summary>
    bool RanksByNumber { get; }

    /// <summary>The score of a number.</summary>
    /// <param name="index">Index of the score.</param>
    /// <param name="number">The number.</param>
    float Score(int index, int number);

    /// <summary>What is compared to find the class; the first of the largest wins.</summary>
    /// <param name="index">Index of the score.</param>
    /// <param name="number">The number.</param>
    double Rank(int index, int number);

    /// <summary>The class of a head of one score.</summary>
    /// <param name="number">The only number.</param>
    int ClassOfOne(int number);
}
