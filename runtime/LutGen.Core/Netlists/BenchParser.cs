using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>Reads the lines of a bench file: ports, gates and lookup tables.</summary>
internal sealed class BenchParser(NetlistText text)
{
    // Where leading zeros are left out, tables of so many inputs at most; and so many entries for each digit that is there.
    private const int FreeInputs = 12;
    private const int EntriesOfADigit = 64;

    private readonly NetlistAssembly _logic = new(text);
    private readonly NetlistLine _line = new(text);
    private readonly List<int> _fanins = [];
    private readonly HashSet<int> _outputs = [];

    /// <summary>All of the file.</summary>
    public NetlistAssembly Logic()
    {
        while (_line.Next())
        {
            if (_line.Is(1, "="))
            {
                ReadNode();
            }
            else if (_line.Is(0, "INPUT"))
            {
                (int net, Word place) = Port();
                _logic.AddInput(net, place);
            }
            else if (_line.Is(0, "OUTPUT"))
            {
                (int net, Word place) = Port();
                if (!_outputs.Add(net))
                {
                    throw text.Fail(place, $"output {text.Quote(place)} is listed twice, expected distinct outputs");
                }

                _logic.AddOutput(text.Of(place), net);
            }
            else
            {
                throw text.Fail(_line[0], $"found {text.Quote(_line[0])}, expected INPUT(net), OUTPUT(net) or net = GATE(nets)");
            }
        }

        return _logic;
    }

    private (int Net, Word Place) Port()
    {
        ReadFanins(1);
        if (_fanins.Count != 1)
        {
            throw text.Fail(_line[0], $"{text.Quote(_line[0])} has {_fanins.Count} nets, expected one");
        }

        return (_fanins[0], _line[2]);
    }

    private void ReadNode()
    {
        Word place = Name(0);
        int net = _logic.NetOf(place);
        Word gate = _line.Require(2, "a gate");
        if (text.Is(gate, "vdd") || text.Is(gate, "gnd"))
        {
            _line.End(3);
            _logic.Drive(net, [], TruthTable.FromWord(0, text.Is(gate, "vdd") ? 1UL : 0), place);
        }
        else if (text.Is(gate, "LUT"))
        {
            Word digits = _line.Require(3, "the table as 0x and hex digits");
            ReadFanins(4);
            _logic.Drive(net, Enumerable.Reverse(_fanins).ToArray(), Table(digits), place);
        }
        else
        {
            ReadFanins(3);
            DriveByGate(net, gate, place);
        }
    }

    private void DriveByGate(int net, Word gate, Word place)
    {
        (GateKind kind, bool isComplemented, int mostInputs) = text.Of(gate).ToUpperInvariant() switch
        {
            "AND" => (GateKind.And, false, int.MaxValue),
            "NAND" => (GateKind.And, true, int.MaxValue),
            "OR" => (GateKind.Or, false, int.MaxValue),
            "NOR" => (GateKind.Or, true, int.MaxValue),
            "XOR" => (GateKind.Xor, false, int.MaxValue),
            "XNOR" => (GateKind.Xor, true, int.MaxValue),
            "BUF" or "BUFF" => (GateKind.And, false, 1),
            "NOT" or "INV" => (GateKind.And, true, 1),
            "DFF" or "LATCH" => throw text.Fail(gate, $"{text.Quote(gate)} is a register, expected combinational logic: a LutGen model has no state between rows"),
            _ => throw text.Fail(gate, $"found {text.Quote(gate)}, expected AND, NAND, OR, NOR, XOR, XNOR, NOT, BUFF, LUT, vdd or gnd"),
        };
        if (_fanins.Count == 0 || _fanins.Count > mostInputs)
        {
            throw text.Fail(gate, $"{text.Quote(gate)} has {_fanins.Count} inputs, expected {(mostInputs == 1 ? "one" : "at least one")}", NetworkRule.TableLength);
        }

        GateTree.Drive(_logic, net, kind, _fanins.Select(fanin => new NetLiteral(fanin, false)).ToArray(), isComplemented, place);
    }

    // The nets in parentheses, to the end of the line. LogicNets leaves the closing one out behind a single net.
    private void ReadFanins(int open)
    {
        _fanins.Clear();
        Require(open, "(", "'('");
        int index = open + 1;
        if (_line.Is(index, ")"))
        {
            _line.End(index + 1);
            return;
        }

        while (true)
        {
            _fanins.Add(_logic.NetOf(Name(index)));
            index++;
            if (index == _line.Count && _fanins.Count == 1)
            {
                return;
            }

            if (_line.Is(index, ")"))
            {
                _line.End(index + 1);
                return;
            }

            Require(index++, ",", "',' or ')'");
        }
    }

    // In the order of addresses: digits are the number's, the most significant first, so entries go up from its end.
    private TruthTable Table(Word number)
    {
        int inputs = _fanins.Count;
        if (number.Length < 3 || text.At(number, 0) != '0' || text.At(number, 1) is not ('x' or 'X'))
        {
            throw text.Fail(number, $"the table is {text.Quote(number)}, expected 0x and hex digits");
        }

        if (inputs > NetworkLimits.AddressBits)
        {
            throw text.Fail(number, $"the table has {inputs} inputs, expected at most {NetworkLimits.AddressBits}", NetworkRule.LimitExceeded);
        }

        int digits = number.Length - 2;
        int entries = 1 << inputs;
        if (inputs > FreeInputs && entries / EntriesOfADigit > digits)
        {
            throw text.Fail(number, $"the table has {digits} hex digits, expected {entries / 4} for {inputs} inputs", NetworkRule.TableLength);
        }

        var words = new ulong[TruthTable.WordsFor(inputs)];
        for (int digit = 0; digit < digits; digit++)
        {
            int value = HexDigit(number, number.Length - 1 - digit);
            for (int bit = 0; bit < 4 && value >> bit != 0; bit++)
            {
                long entry = 4L * digit + bit;
                if (((value >> bit) & 1) == 0)
                {
                    continue;
                }

                if (entry >= entries)
                {
                    throw text.Fail(number, $"the table has an entry at {entry}, expected at most {entries - 1} for {inputs} inputs", NetworkRule.TableLength);
                }

                words[entry >> 6] |= 1UL << (int)(entry & 63);
            }
        }

        return new TruthTable(words, 0, inputs, 1);
    }

    private int HexDigit(Word number, int index) => text.At(number, index) switch
    {
        >= '0' and <= '9' and var c => c - '0',
        >= 'a' and <= 'f' and var c => c - 'a' + 10,
        >= 'A' and <= 'F' and var c => c - 'A' + 10,
        _ => throw text.Fail(number, $"the table is {text.Quote(number)}, expected 0x and hex digits"),
    };

    private Word Name(int index)
    {
        Word name = _line.Require(index, "a net");
        return text.At(name, 0) is not ('(' or ')' or ',' or '=') ? name : throw text.Fail(name, $"found {text.Quote(name)}, expected a net");
    }

    private void Require(int index, string punctuation, string expected)
    {
        Word word = _line.Require(index, expected);
        if (!text.Is(word, punctuation))
        {
            throw text.Fail(word, $"found {text.Quote(word)}, expected {expected}");
        }
    }
}
