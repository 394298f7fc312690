namespace LutGen.Exchange.Torchlogix;

/// <summary>
/// A circuit as torchlogix writes it to JSON: gates of two inputs, and sums of bits. Inputs are ids 0 to <see cref="InputCount"/> - 1; gates and sums have ids
/// of their own, not all of which need exist.
/// </summary>
/// <param name="InputCount">Number of inputs.</param>
/// <param name="InputShape">The dimensions of the inputs, which are numbered row by row.</param>
/// <param name="Gates">The gates, each behind those that it reads.</param>
/// <param name="Sums">The sums.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record CircuitJson(int InputCount, IReadOnlyList<int> InputShape, IReadOnlyList<CircuitJsonGate> Gates, IReadOnlyList<CircuitJsonSum> Sums, IReadOnlyList<CircuitJsonId> Outputs)
{
    /// <summary>Stands for no input.</summary>
    public const int None = -1;

    /// <summary>Members of the whole circuit.</summary>
    public static class Member
    {
        public const string InputCount = "n_inputs";
        public const string InputShape = "input_shape";
        public const string Outputs = "outputs";
        public const string OutputShape = "output_shape";
        public const string Gates = "gates";
        public const string Sums = "sum_nodes";
        public const string GateId = "gate_id";
        public const string Operation = "op";
        public const string First = "in0";
        public const string Second = "in1";
        public const string NodeIndex = "node_idx";
        public const string SumId = "node_id";
        public const string SumInputs = "input_ids";
        public const string Tau = "tau";
        public const string Beta = "beta";
    }
}

/// <summary>An id where the file has it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Position">Its first byte in the file.</param>
internal readonly record struct CircuitJsonId(int Id, long Position);

/// <summary>A gate.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Operation">What it does.</param>
/// <param name="A">Id of the first input; not looked at where the operation does not read it.</param>
/// <param name="B">Id of the second input, likewise.</param>
internal sealed record CircuitJsonGate(CircuitJsonId Id, GateOperation Operation, CircuitJsonId A, CircuitJsonId B);

/// <summary>A sum: (number of its inputs that are set + beta) / tau.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Inputs">Ids of its inputs; one that stands there twice counts twice.</param>
/// <param name="Tau">What it is divided by.</param>
/// <param name="Beta">What is added.</param>
internal sealed record CircuitJsonSum(CircuitJsonId Id, IReadOnlyList<CircuitJsonId> Inputs, float Tau, float Beta);
