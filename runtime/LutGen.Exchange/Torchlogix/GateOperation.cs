using LutGen.Networks;

namespace LutGen.Exchange.Torchlogix;

/// <summary>What a gate of a circuit does, under the name that files have for it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Gate">The gate's id: its bits, most significant first, are the outputs for inputs 00, 01, 10, 11.</param>
/// <param name="ReadsA">Whether it reads its first input.</param>
/// <param name="ReadsB">Whether it reads its second input.</param>
internal sealed record GateOperation(string Name, int Gate, bool ReadsA, bool ReadsB)
{
    private static readonly GateOperation[] All =
    [
        new("CONST_FALSE", 0, ReadsA: false, ReadsB: false),
        new("AND", 1, ReadsA: true, ReadsB: true),
        new("AND_NOT_B", 2, ReadsA: true, ReadsB: true),
        new("WIRE", 3, ReadsA: true, ReadsB: false),
        new("AND_NOT_A", 4, ReadsA: true, ReadsB: true),
        new("XOR", 6, ReadsA: true, ReadsB: true),
        new("OR", 7, ReadsA: true, ReadsB: true),
        new("NOR", 8, ReadsA: true, ReadsB: true),
        new("XNOR", 9, ReadsA: true, ReadsB: true),
        new("NOT_B", 10, ReadsA: false, ReadsB: true),
        new("OR_NOT_B", 11, ReadsA: true, ReadsB: true),
        new("NOT", 12, ReadsA: true, ReadsB: false),
        new("NOT_A", 12, ReadsA: true, ReadsB: false),
        new("OR_NOT_A", 13, ReadsA: true, ReadsB: true),
        new("NAND", 14, ReadsA: true, ReadsB: true),
        new("CONST_TRUE", 15, ReadsA: false, ReadsB: false),
    ];

    /// <summary>All names, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(operation => operation.Name));

    /// <summary>The operation of a name, or null.</summary>
    public static GateOperation? Find(string name) => Array.Find(All, operation => operation.Name == name);

    /// <summary>The operation of a gate's id, one that reads its first input where one input is enough.</summary>
    /// <param name="gate">0 to 15, but neither 5 nor 10, which are 3 and 12 of the other input.</param>
    public static GateOperation Of(int gate) => All.First(operation => operation.Gate == gate && operation.Name != "NOT_B");

    /// <summary>The operation's table over the inputs that it reads.</summary>
    public TruthTable Table => (ReadsA, ReadsB) switch
    {
        (true, true) => TruthTable.Gate(Gate),
        (false, false) => TruthTable.FromWord(0, (ulong)(Gate & 1)),
        _ => TruthTable.FromFunction(1, 1, value => (Gate >> (value == 1 ? 0 : 3)) & 1),
    };
}
