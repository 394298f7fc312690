using System.Globalization;
using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>Reads an AIGER file of either form. A literal is twice a variable, plus one where it is complemented; variable 0 is false.</summary>
internal sealed class AigerParser(NetlistText text, bool isBinary, CancellationToken cancellation)
{
    // A binary file does not list its inputs: a number in its header would cost any memory.
    private const int MostUnlistedInputs = 1 << 20;

    // ANDs of two literals, by which of them are complemented: the first is the more significant.
    private static readonly TruthTable[] Ands = Enumerable.Range(0, 4).Select(complements => TruthTable.FromWord(2, 1UL << (complements ^ 3))).ToArray();
    private static readonly TruthTable Inverter = TruthTable.FromWord(1, 0b01);

    private readonly NetlistLine _line = new(text);
    private readonly NetlistAssembly _logic = new(text);
    private readonly Dictionary<int, int> _nets = [];
    private readonly Dictionary<int, int> _complements = [];
    private readonly List<(int Literal, Word Place)> _outputs = [];
    private int _largest;

    /// <summary>All of the file.</summary>
    public NetlistAssembly Logic()
    {
        (int inputs, int outputs, int ands) = ReadHeader();
        for (int i = 0; i < inputs; i++)
        {
            if (isBinary)
            {
                _logic.AddInput(NetOf(i + 1, text.Here), text.Here);
            }
            else
            {
                NextLine("an input", i, inputs);
                _logic.AddInput(NetOf(Variable(0, "the input"), _line[0]), _line[0]);
                _line.End(1);
            }
        }

        for (int i = 0; i < outputs; i++)
        {
            NextLine("an output", i, outputs);
            _outputs.Add((Number(0, "the output", 2 * _largest + 1), _line[0]));
            _line.End(1);
        }

        for (int i = 0; i < ands; i++)
        {
            if (isBinary)
            {
                ReadBinaryAnd(2 * (inputs + i + 1), i);
            }
            else
            {
                NextLine("an AND", i, ands);
                int variable = Variable(0, "the AND");
                int left = Number(1, "the first literal", 2 * _largest + 1);
                AddAnd(variable, left, Number(2, "the second literal", 2 * _largest + 1), _line[0]);
                _line.End(3);
            }
        }

        ReadSymbols(inputs);
        return _logic;
    }

    private (int Inputs, int Outputs, int Ands) ReadHeader()
    {
        string format = isBinary ? "aig" : "aag";
        if (!_line.Next())
        {
            throw text.Fail(text.End, $"the file ends here, expected '{format}'", NetworkRule.Truncated);
        }

        if (text.Of(_line[0]) != format)
        {
            string hint = text.Of(_line[0]) == "aig" ? ": this is a binary file, which `lutgen import` reads" : string.Empty;
            throw text.Fail(_line[0], $"found {text.Quote(_line[0])}, expected '{format}'{hint}");
        }

        _largest = Number(1, "the largest variable", NetworkLimits.Signals);
        int inputs = Number(2, "the number of inputs", isBinary ? Math.Min(_largest, MostUnlistedInputs) : _largest);
        int latches = Number(3, "the number of latches", _largest);
        int outputs = Number(4, "the number of outputs", NetworkLimits.ListedSignals);
        int ands = Number(5, "the number of ANDs", _largest);
        if (latches > 0)
        {
            throw text.Fail(_line[3], $"the file has {latches} latches, expected combinational logic: a LutGen model has no state between rows");
        }

        for (int i = 6; i < Math.Min(_line.Count, 10); i++)
        {
            if (Number(i, "the number of properties", int.MaxValue) > 0)
            {
                throw text.Fail(_line[i], "the file has properties to be checked, expected inputs, outputs and ANDs alone");
            }
        }

        _line.End(10);
        if ((long)inputs + ands > _largest || (isBinary && inputs + ands != _largest))
        {
            throw text.Fail(_line[1], $"the largest variable is {_largest}, expected {(isBinary ? "" : "at least ")}{(long)inputs + ands} for {inputs} inputs and {ands} ANDs");
        }

        return (inputs, outputs, ands);
    }

    // The differences from the left side to the larger literal and from that to the smaller.
    private void ReadBinaryAnd(int left, int index)
    {
        if ((index & 0xFFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        Word place = text.Here;
        int larger = left - Difference(left, 1);
        int smaller = larger - Difference(larger, 0);
        AddAnd(left >> 1, larger, smaller, place);
    }

    // Seven bits a byte, the least significant first; all but the last have the top bit set.
    private int Difference(int most, int least)
    {
        Word place = text.Here;
        long value = 0;
        for (int shift = 0; ; shift += 7)
        {
            char digit = text.NextCharacter("the difference of two literals");
            value |= (digit & 0x7FL) << shift;
            if (value > most || shift > 28)
            {
                throw text.Fail(place, $"the difference of two literals is more than {most}, expected {least} to {most}");
            }

            if ((digit & 0x80) == 0)
            {
                return value >= least ? (int)value : throw text.Fail(place, $"the difference of two literals is {value}, expected {least} to {most}");
            }
        }
    }

    private void AddAnd(int variable, int first, int second, Word place) =>
        _logic.Drive(NetOf(variable, place), [NetOf(first >> 1, place), NetOf(second >> 1, place)], Ands[((first & 1) << 1) | (second & 1)], place);

    private void ReadSymbols(int inputs)
    {
        var names = new Dictionary<(char Kind, int Index), string>();
        while (_line.Next() && text.Of(_line[0]) is not "c")
        {
            Word symbol = _line[0];
            char kind = text.At(symbol, 0);
            int count = kind switch { 'i' => inputs, 'o' => _outputs.Count, _ => 0 };
            if (!int.TryParse(text.Of(symbol).Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= count)
            {
                throw text.Fail(symbol, $"found {text.Quote(symbol)}, expected the symbol of one of the {inputs} inputs (i0, i1, ...) or {_outputs.Count} outputs (o0, o1, ...), or 'c'");
            }

            Word first = _line.Require(1, "a name");
            Word last = _line[_line.Count - 1];
            string name = text.Of(new Word(first.Start, last.Start + last.Length - first.Start));
            if (names.ContainsKey((kind, index)))
            {
                throw text.Fail(symbol, $"symbol {text.Quote(symbol)} is named twice, expected once");
            }

            names.Add((kind, index), NetNames.Plain(isBinary ? AigerReader.Decode(name) : name));
        }

        string NameOf(char kind, int index) => names.TryGetValue((kind, index), out string? name) ? name : kind + index.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; i < inputs; i++)
        {
            _logic.Rename(_logic.Inputs[i], NameOf('i', i));
        }

        for (int i = 0; i < _outputs.Count; i++)
        {
            (int literal, Word place) = _outputs[i];
            int net = NetOf(literal >> 1, place);
            _logic.AddOutput(NameOf('o', i), (literal & 1) == 0 ? net : ComplementOf(net, place));
        }
    }

    private int ComplementOf(int net, Word place)
    {
        if (!_complements.TryGetValue(net, out int complement))
        {
            complement = _logic.NewNet(null, place);
            _logic.Drive(complement, [net], Inverter, place);
            _complements.Add(net, complement);
        }

        return complement;
    }

    private int NetOf(int variable, Word place)
    {
        if (!_nets.TryGetValue(variable, out int net))
        {
            net = _logic.NewNet("n" + variable.ToString(CultureInfo.InvariantCulture), place);
            _nets.Add(variable, net);
            if (variable == 0)
            {
                _logic.Drive(net, [], TruthTable.FromWord(0, 0), place);
            }
        }

        return net;
    }

    private void NextLine(string expected, int index, int count)
    {
        if (!_line.Next())
        {
            throw text.Fail(text.End, $"the file ends here, expected {expected}, {index + 1} of {count}", NetworkRule.Truncated);
        }
    }

    private int Variable(int index, string what)
    {
        int literal = Number(index, what, 2 * _largest);
        return literal > 1 && (literal & 1) == 0 ? literal >> 1 : throw text.Fail(_line[index], $"{what} is literal {literal}, expected an even one from 2");
    }

    private int Number(int index, string what, int most)
    {
        Word word = _line.Require(index, what);
        return word.Length <= 10 && int.TryParse(text.Of(word), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= most
            ? value
            : throw text.Fail(word, $"{what} is {text.Quote(word)}, expected a whole number from 0 to {most}");
    }
}
