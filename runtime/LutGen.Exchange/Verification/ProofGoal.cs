namespace LutGen.Exchange.Verification;

/// <summary>Something that is to be proven of two networks: an output of both is equal.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="Ways">Ways to prove it: literals of the first and the second network that, if all are equal, make the output equal; made when they are asked for.</param>
internal sealed record ProofGoal(string Name, params Func<IReadOnlyList<(int First, int Second)>>[] Ways);
