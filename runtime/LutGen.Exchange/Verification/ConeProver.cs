using LutGen.Circuits;
using LutGen.Sweeping;

namespace LutGen.Exchange.Verification;

/// <summary>What came of comparing two literals.</summary>
internal enum ConeAnswer
{
    /// <summary>They are equal for every input.</summary>
    Equal,

    /// <summary>They differ for some input.</summary>
    Different,

    /// <summary>Their diagrams would be too large.</summary>
    TooLarge,
}

/// <summary>
/// Compares two literals of a circuit by the decision diagrams of their cones. Variables are in the order in which a walk from the
/// outputs, depth first, comes to their fields; those of a field stay together.
/// </summary>
internal sealed class ConeProver(CircuitBuilder circuit, ComparedInputs inputs, VerificationOptions options, CancellationToken cancellation)
{
    // Diagrams are as deep as they have variables, and so is the recursion over them.
    private const int MostVariables = 2000;

    private readonly int[] _fieldOf = inputs.Fields.SelectMany((field, i) => Enumerable.Repeat(i, field.Count)).ToArray();
    private int[] _visits = [];
    private int[] _functions = [];
    private int _visit;

    /// <summary>Nodes that all diagrams may still have.</summary>
    private long _nodesLeft = options.ProofNodes;

    /// <summary>Compares two literals.</summary>
    /// <param name="first">A literal.</param>
    /// <param name="second">Another.</param>
    /// <param name="witness">A value of each field for which they differ, where they do.</param>
    public ConeAnswer Compare(int first, int second, out long[]? witness)
    {
        witness = null;
        if (first == second)
        {
            return ConeAnswer.Equal;
        }

        cancellation.ThrowIfCancellationRequested();
        int nodes = circuit.InputCount + 1 + circuit.Cells.Count;
        if (_visits.Length < nodes)
        {
            // Heads add cells as they come to be proven.
            Array.Resize(ref _visits, nodes);
            Array.Resize(ref _functions, nodes);
        }

        (List<int> cells, List<int> variables) = Cone(first, second);
        if (variables.Count > MostVariables || _nodesLeft <= 0)
        {
            return ConeAnswer.TooLarge;
        }

        var diagrams = new DecisionDiagrams((int)Math.Min(options.ConeNodes, _nodesLeft));
        try
        {
            int difference = Difference(diagrams, cells, variables, first, second);
            if (difference == DecisionDiagrams.False)
            {
                return ConeAnswer.Equal;
            }

            witness = Witness(diagrams.Satisfy(difference), variables);
            return ConeAnswer.Different;
        }
        catch (DiagramLimitException)
        {
            return ConeAnswer.TooLarge;
        }
        finally
        {
            _nodesLeft -= diagrams.Count;
        }
    }

    // The cells that two literals need, in order, and the variables, as they are to be ordered.
    private (List<int> Cells, List<int> Variables) Cone(int first, int second)
    {
        _visit++;
        var cells = new List<int>();
        var fields = new List<int>();
        var read = new Dictionary<int, List<int>>();
        var stack = new Stack<int>([second >> 1, first >> 1]);
        while (stack.Count > 0)
        {
            int node = stack.Pop();
            if (_visits[node] == _visit || node == 0)
            {
                continue;
            }

            _visits[node] = _visit;
            if (node <= circuit.InputCount)
            {
                int field = _fieldOf[node - 1];
                if (!read.TryGetValue(field, out List<int>? variables))
                {
                    read.Add(field, variables = []);
                    fields.Add(field);
                }

                variables.Add(node - 1);
                continue;
            }

            cells.Add(node);
            CircuitNode cell = circuit.Cells[node - circuit.InputCount - 1];
            stack.Push(cell.C);
            stack.Push(cell.B);
            stack.Push(cell.A);
        }

        cells.Sort();
        return (cells, fields.SelectMany(field => read[field].Order()).ToList());
    }

    // Where they differ, at inputs that there are.
    private int Difference(DecisionDiagrams diagrams, List<int> cells, List<int> variables, int first, int second)
    {
        _functions[0] = DecisionDiagrams.False;
        for (int place = 0; place < variables.Count; place++)
        {
            _functions[variables[place] + 1] = diagrams.Variable(place);
        }

        foreach (int node in cells)
        {
            CircuitNode cell = circuit.Cells[node - circuit.InputCount - 1];
            _functions[node] = diagrams.Cell(_functions[cell.A], _functions[cell.B], _functions[cell.C], cell.Function);
        }

        int difference = diagrams.Xor(_functions[first >> 1], _functions[second >> 1]);
        difference = ((first ^ second) & 1) == 0 ? difference : diagrams.Not(difference);
        for (int place = 1; place < variables.Count && difference != DecisionDiagrams.False; place++)
        {
            int field = _fieldOf[variables[place]];
            if (field == _fieldOf[variables[place - 1]] && inputs.Fields[field].IsThermometer)
            {
                // The higher threshold only where the lower one is exceeded.
                difference = diagrams.And(difference, diagrams.Ite(diagrams.Variable(place), diagrams.Variable(place - 1), DecisionDiagrams.True));
            }
        }

        return difference;
    }

    private long[] Witness(Dictionary<int, bool> values, List<int> variables)
    {
        var witness = new long[inputs.Fields.Count];
        foreach ((int place, bool isOne) in values)
        {
            InputField field = inputs.Fields[_fieldOf[variables[place]]];
            if (isOne)
            {
                ref long value = ref witness[_fieldOf[variables[place]]];
                value = field.IsThermometer ? Math.Max(value, variables[place] - field.First + 1) : value | (1L << (field.First + field.Count - 1 - variables[place]));
            }
        }

        return witness;
    }
}
