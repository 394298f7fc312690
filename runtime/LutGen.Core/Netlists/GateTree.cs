using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>The functions of any number of literals that are trees of themselves.</summary>
internal enum GateKind
{
    /// <summary>1 where all are 1.</summary>
    And,

    /// <summary>1 where one is 1.</summary>
    Or,

    /// <summary>1 where an odd number is 1.</summary>
    Xor,
}

/// <summary>A net, or its complement.</summary>
internal readonly record struct NetLiteral(int Net, bool IsComplemented);

/// <summary>Gates of many inputs as trees of small nodes: a table would have an entry for each of 2^inputs addresses.</summary>
internal static class GateTree
{
    private const int MostInputs = 6;

    /// <summary>Drives a net by a gate.</summary>
    /// <param name="assembly">Receives the nodes.</param>
    /// <param name="net">The net.</param>
    /// <param name="kind">The gate.</param>
    /// <param name="literals">What it reads; of none, AND is 1 and the others 0.</param>
    /// <param name="isComplemented">Whether the net is the gate's complement.</param>
    /// <param name="place">Where the gate is written.</param>
    public static void Drive(NetlistAssembly assembly, int net, GateKind kind, IReadOnlyList<NetLiteral> literals, bool isComplemented, Word place)
    {
        while (literals.Count > MostInputs)
        {
            var next = new List<NetLiteral>((literals.Count + MostInputs - 1) / MostInputs);
            for (int i = 0; i < literals.Count; i += MostInputs)
            {
                var group = new NetLiteral[Math.Min(MostInputs, literals.Count - i)];
                for (int j = 0; j < group.Length; j++)
                {
                    group[j] = literals[i + j];
                }

                next.Add(group.Length == 1 ? group[0] : new NetLiteral(Inner(assembly, kind, group, place), false));
            }

            literals = next;
        }

        assembly.Drive(net, literals.Select(literal => literal.Net).ToArray(), Table(kind, literals, isComplemented), place);
    }

    /// <summary>A new net that a gate of some literals drives.</summary>
    public static int Inner(NetlistAssembly assembly, GateKind kind, IReadOnlyList<NetLiteral> literals, Word place)
    {
        int net = assembly.NewNet(null, place);
        Drive(assembly, net, kind, literals, isComplemented: false, place);
        return net;
    }

    private static TruthTable Table(GateKind kind, IReadOnlyList<NetLiteral> literals, bool isComplemented)
    {
        int complements = literals.Aggregate(0, (bits, literal) => (bits << 1) | (literal.IsComplemented ? 1 : 0));
        int all = (1 << literals.Count) - 1;
        return TruthTable.FromFunction(literals.Count, 1, address => Value(kind, address ^ complements, all) ^ (isComplemented ? 1 : 0));
    }

    private static int Value(GateKind kind, int bits, int all) => kind switch
    {
        GateKind.And => bits == all ? 1 : 0,
        GateKind.Or => bits != 0 ? 1 : 0,
        _ => Parity(bits),
    };

    private static int Parity(int bits)
    {
        int parity = 0;
        for (; bits != 0; bits &= bits - 1)
        {
            parity ^= 1;
        }

        return parity;
    }
}
