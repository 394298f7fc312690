using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>How the nodes of a layer start.</summary>
public enum NodeInitialization
{
    /// <summary>Every node passes its first input on with the residual probability.</summary>
    Residual,

    /// <summary>
    /// A node passes its first input on if a draw falls below the residual probability, otherwise it has a random truth table; each with
    /// the coefficients that a WARP node of that table has by definition, right with probability e / (1 + e).
    /// </summary>
    ResidualCatalog,

    /// <summary>Parameters are drawn from N(0, 1), those of DWN from -1..1.</summary>
    Random,
}

/// <summary>Writes the starting parameters of nodes, of whatever parametrisation.</summary>
internal static class NodeInitializationExtensions
{
    private const double CatalogProbability = 0.7310585786300049;

    /// <summary>Writes the starting parameters.</summary>
    /// <param name="initialization">How.</param>
    /// <param name="kind">What the nodes are.</param>
    /// <param name="parameters">Receives the parameters, [nodes x ParametersPerNode].</param>
    /// <param name="probability">Residual probability, 0.5..1.</param>
    /// <param name="random">The draw.</param>
    public static void Write(
        this NodeInitialization initialization, INodeParametrization kind, Span<float> parameters, double probability, SeededRandom random)
    {
        ulong firstInput = TruthTables.OfFirstInput(kind.Inputs);
        for (; parameters.Length > 0; parameters = parameters[kind.ParametersPerNode..])
        {
            Span<float> node = parameters[..kind.ParametersPerNode];
            switch (initialization)
            {
                case NodeInitialization.Residual:
                    kind.Express(node, firstInput, probability);
                    break;
                case NodeInitialization.ResidualCatalog:
                    bool residual = random.NextDouble() < probability;
                    ulong all = ulong.MaxValue >> (64 - (1 << kind.Inputs));
                    kind.Express(node, residual ? firstInput : random.NextBits() & all, CatalogProbability);
                    break;
                default:
                    for (int i = 0; i < node.Length; i++)
                    {
                        node[i] = kind.RandomParameter(random);
                    }

                    break;
            }
        }
    }
}
