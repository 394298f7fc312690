using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Torchlogix;

/// <summary>Reads the circuits that torchlogix writes as JSON.</summary>
public static class TorchlogixImport
{
    /// <summary>The format's name.</summary>
    public const string Format = "torchlogix";

    /// <summary>Reads a circuit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The network's name: a word of ASCII letters, digits, '-', '_', '.'.</param>
    /// <returns>The network: raw bits in the order of the circuit's inputs; sums as a group sum, in the order of its outputs, otherwise bits.</returns>
    /// <exception cref="ImportException">The file has something else, or a circuit that no head expresses.</exception>
    public static ImportedNetwork Read(string path, string name)
    {
        CircuitJson circuit = CircuitJsonReader.Read(path, out Func<long, string, ImportException> error);
        try
        {
            return new Conversion(circuit, name, error).Run();
        }
        catch (NetworkException beyond)
        {
            throw new ImportException(path, beyond.Message, beyond);
        }
    }

    private sealed class Conversion
    {
        private readonly CircuitJson _circuit;
        private readonly Func<long, string, ImportException> _error;
        private readonly NetworkBuilder _builder;
        private readonly LayeredAssembly _nodes;
        private readonly Dictionary<int, int> _ofGate = [];
        private readonly Dictionary<int, CircuitJsonSum> _ofSum = [];

        public Conversion(CircuitJson circuit, string name, Func<long, string, ImportException> error)
        {
            (_circuit, _error) = (circuit, error);
            _builder = new NetworkBuilder(name, new RawBitsEncoder(circuit.InputCount));
            _nodes = new LayeredAssembly(_builder);
        }

        public ImportedNetwork Run()
        {
            foreach (CircuitJsonGate gate in _circuit.Gates)
            {
                RequireNew(gate.Id);
                _ofGate.Add(gate.Id.Id, Node(gate));
            }

            foreach (CircuitJsonSum sum in _circuit.Sums)
            {
                RequireNew(sum.Id);
                _ofSum.Add(sum.Id.Id, sum);
            }

            bool sums = _circuit.Outputs.Any(output => _ofSum.ContainsKey(output.Id));
            SumGroup[] groups = sums ? [.. _circuit.Outputs.Select(Group)] : [];
            int[] bits = sums ? [] : [.. _circuit.Outputs.Select(NodeOf)];
            int[] signals = _nodes.Build();
            OutputHead head = sums
                ? new GroupSumHead(Tau(), [.. groups.Select(group => new SumGroup(group.Beta, new SignalList(group.Signals.Select(node => signals[node]))))])
                : new BitsHead(bits.Select(node => signals[node]));
            NetworkMetadata metadata = new([new("method", "imported from a circuit of torchlogix"), new("input-shape", string.Join(' ', _circuit.InputShape.DefaultIfEmpty(1)))]);
            LutNetwork network = _builder.Build(head, metadata);
            return new ImportedNetwork(network, Format, _circuit.Gates.Count, _circuit.Gates.Sum(gate => (long)gate.Operation.Table.Length));
        }

        // A wire is what it reads.
        private int Node(CircuitJsonGate gate)
        {
            CircuitJsonId[] operands = (gate.Operation.ReadsA, gate.Operation.ReadsB) switch
            {
                (true, true) => [gate.A, gate.B],
                (true, false) => [gate.A],
                (false, true) => [gate.B],
                _ => [],
            };
            int[] nodes = [.. operands.Select(NodeOf)];
            return gate.Operation.Name == "WIRE" ? nodes[0] : _nodes.Add(nodes, gate.Operation.Table);
        }

        private int NodeOf(CircuitJsonId id) =>
            id.Id >= 0 && id.Id < _circuit.InputCount ? id.Id
            : _ofGate.TryGetValue(id.Id, out int node) ? node
            : throw _error(id.Position, $"found id {id.Id}, expected an input (0 to {_circuit.InputCount - 1}) or a gate that stands before");

        private void RequireNew(CircuitJsonId id)
        {
            if (id.Id < _circuit.InputCount || _ofGate.ContainsKey(id.Id) || _ofSum.ContainsKey(id.Id))
            {
                throw _error(id.Position, $"id {id.Id} is taken, expected one of its own, from {_circuit.InputCount}");
            }
        }

        // A bit beside sums is a sum of one.
        private SumGroup Group(CircuitJsonId output) => _ofSum.TryGetValue(output.Id, out CircuitJsonSum? sum)
            ? new SumGroup(sum.Beta, new SignalList(sum.Inputs.Select(NodeOf)))
            : new SumGroup(0, new SignalList([NodeOf(output)]));

        private float Tau()
        {
            float[] taus = [.. _circuit.Outputs.Select(output => _ofSum.TryGetValue(output.Id, out CircuitJsonSum? sum) ? sum.Tau : 1).Distinct()];
            return taus.Length == 1
                ? taus[0]
                : throw _error(
                    _circuit.Outputs[0].Position,
                    FormattableString.Invariant($"the outputs are sums and bits, or sums, that are divided by {taus[0]} and {taus[1]}; expected one tau for all, and 1 where bits stand beside sums"));
        }
    }
}
