using LutGen.Circuits;

namespace LutGen.Interpretation;

/// <summary>
/// Orders operands so that of the 256 functions of three bits only 80 remain, and runs of one function grow longer. A function
/// of fewer operands ignores the first.
/// </summary>
internal static class OperandOrder
{
    // Which of the old operands stand first, second and third.
    private static readonly (int First, int Second, int Third)[] s_orders = [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)];

    /// <summary>The functions that remain, rising: the cases of <see cref="TernaryRuns"/>.</summary>
    public static IReadOnlyList<byte> Forms { get; } = Enumerable.Range(0, 256).Select(function => Reordered(function, BestOrder(function))).Distinct().Order().ToArray();

    /// <summary>Whether a function depends on its second and third operands at most.</summary>
    public static bool IgnoresFirst(int function) => function >> 4 == (function & 0x0F);

    /// <summary>The circuit with each operation's operands in the order that makes its truth table smallest, of those that ignore the first operand if there are any.</summary>
    public static Circuit Canonical(Circuit circuit)
    {
        int[] best = Enumerable.Range(0, 256).Select(BestOrder).ToArray();
        var nodes = new CircuitNode[circuit.Nodes.Count];
        for (int i = 0; i < nodes.Length; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            (int first, int second, int third) = s_orders[best[node.Function]];
            nodes[i] = new CircuitNode(Operand(node, first), Operand(node, second), Operand(node, third), Reordered(node.Function, best[node.Function]));
        }

        return circuit with { Nodes = nodes };
    }

    private static int BestOrder(int function) => Enumerable.Range(0, s_orders.Length)
        .MinBy(order => (!IgnoresFirst(Reordered(function, order)), Reordered(function, order)));

    private static int Operand(CircuitNode node, int index) => index switch { 0 => node.A, 1 => node.B, _ => node.C };

    private static byte Reordered(int function, int order)
    {
        (int first, int second, int third) = s_orders[order];
        int table = 0;
        for (int address = 0; address < 8; address++)
        {
            // The new operands' bits, put where the old operands stood.
            int old = (address >> 2 & 1) << (2 - first) | (address >> 1 & 1) << (2 - second) | (address & 1) << (2 - third);
            table |= (function >> old & 1) << address;
        }

        return (byte)table;
    }
}
