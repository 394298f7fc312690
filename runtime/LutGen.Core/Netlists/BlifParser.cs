using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>Reads the models of a BLIF file line by line.</summary>
internal sealed class BlifParser(NetlistText text)
{
    // What says nothing of the function: constraints, wire loads, notes of other tools.
    private static readonly HashSet<string> Ignored =
    [
        ".area", ".delay", ".wire_load_slope", ".wire", ".input_arrival", ".default_input_arrival", ".output_required", ".default_output_required",
        ".input_drive", ".default_input_drive", ".max_input_load", ".default_max_input_load", ".output_load", ".default_output_load",
        ".clock", ".clock_event", ".attr", ".param", ".cname",
    ];

    private readonly List<BlifModel> _models = [];
    private readonly NetlistLine _line = new(text);
    private readonly List<(int Net, Word Place)> _outputs = [];
    private readonly BlifCover _cover = new(text);

    private BlifModel? _model;
    private bool _isDontCareNetwork;

    // The .names whose cover is being read: its fanins and its net.
    private int[]? _names;
    private Word _namesPlace;

    /// <summary>All models in order.</summary>
    public IReadOnlyList<BlifModel> Models()
    {
        while (_line.Next())
        {
            if (text.At(_line[0], 0) != '.')
            {
                AddToCover();
            }
            else if (!_isDontCareNetwork || _line.Is(0, ".end") || _line.Is(0, ".model"))
            {
                EndCover();
                ReadKeyword();
            }
        }

        EndModel();
        return _models;
    }

    private void AddToCover()
    {
        if (_names is not null)
        {
            _cover.Add(_line.Words, _names.Length - 1);
        }
        else if (!_isDontCareNetwork)
        {
            throw text.Fail(_line[0], $"found {text.Quote(_line[0])}, expected a keyword{(_model is null ? ": '.model'" : " or, behind '.names', a line of its cover")}");
        }
    }

    private void EndCover()
    {
        if (_names is not null)
        {
            _cover.Drive(_model!.Logic, _names[_names.Length - 1], _names.Take(_names.Length - 1).ToArray(), _namesPlace);
            _cover.Clear();
            _names = null;
        }
    }

    private void EndModel()
    {
        EndCover();
        if (_model is not null)
        {
            var seen = new HashSet<int>();
            foreach ((int net, Word place) in _outputs)
            {
                if (!seen.Add(net))
                {
                    throw text.Fail(place, $"output {text.Quote(place)} is listed twice, expected distinct outputs");
                }

                _model.Logic.AddOutput(_model.Logic.NameOf(net), net);
            }

            _models.Add(_model);
        }

        _outputs.Clear();
        _model = null;
        _isDontCareNetwork = false;
    }

    private void ReadKeyword()
    {
        string keyword = text.Of(_line[0]).ToLowerInvariant();
        if (keyword == ".model")
        {
            EndModel();
            Word name = _line.Require(1, "the model's name");
            _line.End(2);
            _model = new BlifModel(text.Of(name), name, new NetlistAssembly(text));
            return;
        }

        if (keyword == ".search")
        {
            throw text.Fail(_line[0], "'.search' reads another file, expected everything in one file: `yosys` or `abc` write it so");
        }

        if (_model is null)
        {
            throw text.Fail(_line[0], $"found {text.Quote(_line[0])}, expected '.model'");
        }

        switch (keyword)
        {
            case ".end":
                _line.End(1);
                EndModel();
                break;
            case ".inputs":
                foreach (Word input in _line.Words.Skip(1))
                {
                    _model.Logic.AddInput(_model.Logic.NetOf(input), input);
                }

                break;
            case ".outputs":
                _outputs.AddRange(_line.Words.Skip(1).Select(output => (_model.Logic.NetOf(output), output)));
                break;
            case ".names":
                _ = _line.Require(1, "the net that it drives");
                _namesPlace = _line[_line.Count - 1];
                _names = _line.Words.Skip(1).Select(_model.Logic.NetOf).ToArray();
                break;
            case ".conn":
                Connect();
                break;
            case ".subckt":
                AddInstance();
                break;
            case ".blackbox":
                _model.IsBlackBox = true;
                break;
            case ".exdc":
                _isDontCareNetwork = true;
                break;
            case ".latch" or ".mlatch":
                throw text.Fail(_line[0], $"'{keyword}' is a register, expected combinational logic: a LutGen model has no state between rows");
            case ".gate":
                throw text.Fail(_line[0], "'.gate' is a cell of a library that is not in this file, expected '.names': map the logic to tables, for example by `abc -c \"read_library LIB; read_blif FILE; unmap; write_blif OUT\"`");
            case ".start_kiss":
                throw text.Fail(_line[0], "'.start_kiss' is a state machine, expected combinational logic");
            case var other when Ignored.Contains(other):
                break;
            default:
                throw text.Fail(_line[0], $"found {text.Quote(_line[0])}, expected .model, .inputs, .outputs, .names, .subckt, .exdc or .end");
        }
    }

    // Of Yosys: the second net is the first.
    private void Connect()
    {
        Word from = _line.Require(1, "the net that is connected");
        Word to = _line.Require(2, "the net that it is connected to");
        _line.End(3);
        _model!.Logic.Drive(_model.Logic.NetOf(to), [_model.Logic.NetOf(from)], TruthTable.FromWord(1, 0b10), to);
    }

    private void AddInstance()
    {
        Word model = _line.Require(1, "the name of a model");
        var bindings = new BlifBinding[_line.Count - 2];
        for (int i = 0; i < bindings.Length; i++)
        {
            Word word = _line[i + 2];
            int equals = text.IndexIn(word, '=');
            if (equals < 1 || equals == word.Length - 1)
            {
                throw text.Fail(word, $"found {text.Quote(word)}, expected 'formal=actual'");
            }

            var actual = new Word(word.Start + equals + 1, word.Length - equals - 1);
            bindings[i] = new BlifBinding(new Word(word.Start, equals), _model!.Logic.NetOf(actual));
        }

        _model!.Instances.Add(new BlifInstance(model, bindings));
    }
}
