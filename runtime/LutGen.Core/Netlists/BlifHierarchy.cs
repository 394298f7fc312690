using System.Globalization;
using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>Models within models as one: every part becomes a copy of its model's nodes.</summary>
internal sealed class BlifHierarchy
{
    // A few lines may stand for any number of parts: models of two parts each, thirty deep.
    private const long MostCopied = 1 << 20;
    private const int Deepest = 500;

    // Beyond it, nets of parts are numbered.
    private const int LongestName = 120;

    private readonly NetlistText _text;
    private readonly IReadOnlyList<BlifModel> _models;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, BlifModel> _byName = [];
    private readonly List<BlifModel> _open = [];
    private readonly NetlistAssembly _flat;
    private long _copied;

    public BlifHierarchy(NetlistText text, IReadOnlyList<BlifModel> models, CancellationToken cancellation)
    {
        _text = text;
        _models = models;
        _cancellation = cancellation;
        _flat = new NetlistAssembly(text);
        foreach (BlifModel model in models)
        {
            if (_byName.ContainsKey(model.Name))
            {
                throw text.Fail(model.Place, $"model {text.Quote(model.Place)} is defined twice, expected distinct names");
            }

            _byName.Add(model.Name, model);
        }
    }

    /// <summary>The first model with all its parts.</summary>
    public NetlistAssembly Flatten()
    {
        NetlistAssembly top = _models[0].Logic;
        RequireLogic(_models[0], _models[0].Place);
        int[] nets = top.Nets.Select(net => _flat.NetOf(net.Name!, net.Place)).ToArray();
        foreach (int input in top.Inputs)
        {
            _flat.AddInput(nets[input], top.Nets[input].Place);
        }

        foreach (NetlistAssembly.Output output in top.Outputs)
        {
            _flat.AddOutput(output.Name, nets[output.Net]);
        }

        Copy(_models[0], nets, string.Empty);
        return _flat;
    }

    private void Copy(BlifModel model, int[] nets, string? prefix)
    {
        _open.Add(model);
        foreach (NetlistAssembly.Node node in model.Logic.Nodes)
        {
            _flat.Drive(nets[node.Net], node.Fanins.Select(fanin => nets[fanin]).ToArray(), node.Table, node.Place);
        }

        for (int i = 0; i < model.Instances.Count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            BlifInstance instance = model.Instances[i];
            BlifModel part = Find(instance.Model);
            _copied += part.Size;
            if (_copied > MostCopied)
            {
                throw _text.Fail(instance.Model, $"the models within models come to more than {MostCopied} nets and nodes, expected less: flatten the file by another tool", NetworkRule.LimitExceeded);
            }

            string? inner = prefix is null ? null : $"{prefix}{part.Name}_{i.ToString(CultureInfo.InvariantCulture)}.";
            inner = inner?.Length > LongestName ? null : inner;
            Copy(part, Bind(part, instance, nets, inner), inner);
        }

        _open.RemoveAt(_open.Count - 1);
    }

    private BlifModel Find(Word name)
    {
        if (!_byName.TryGetValue(_text.Of(name), out BlifModel? model))
        {
            throw _text.Fail(name, $"there is no model {_text.Quote(name)}, expected one of the file's", NetworkRule.InputOutOfRange);
        }

        int open = _open.IndexOf(model);
        if (open >= 0)
        {
            IEnumerable<string> path = _open.Skip(open).Take(8).Select(outer => Identifier.Shorten(outer.Name));
            throw _text.Fail(name, $"model {_text.Quote(name)} is within itself ({string.Join(" -> ", path)} -> ...), expected models that are not", NetworkRule.Cycle);
        }

        if (_open.Count >= Deepest)
        {
            throw _text.Fail(name, $"models are within models more than {Deepest} deep, expected less", NetworkRule.LimitExceeded);
        }

        RequireLogic(model, name);
        return model;
    }

    private void RequireLogic(BlifModel model, Word place)
    {
        if (model.IsBlackBox)
        {
            throw _text.Fail(place, $"model '{Identifier.Shorten(model.Name)}' is a black box, expected its logic");
        }
    }

    // The flat nets of a part's nets: those that it shares with its reader, and new ones.
    private int[] Bind(BlifModel part, BlifInstance instance, int[] readers, string? prefix)
    {
        var nets = new int?[part.Logic.Nets.Count];
        var ports = new HashSet<int>(part.Logic.Inputs.Concat(part.Logic.Outputs.Select(output => output.Net)));
        foreach (BlifBinding binding in instance.Bindings)
        {
            if (part.Logic.Find(_text.Of(binding.Formal)) is not { } net || !ports.Contains(net))
            {
                throw _text.Fail(binding.Formal, $"model {_text.Quote(instance.Model)} has no {_text.Quote(binding.Formal)}, expected one of its inputs or outputs", NetworkRule.InputOutOfRange);
            }

            if (nets[net] is not null)
            {
                throw _text.Fail(binding.Formal, $"{_text.Quote(binding.Formal)} is connected twice, expected once");
            }

            nets[net] = readers[binding.Actual];
        }

        foreach (int input in part.Logic.Inputs)
        {
            if (nets[input] is null)
            {
                throw _text.Fail(instance.Model, $"input '{Identifier.Shorten(part.Logic.NameOf(input))}' of model {_text.Quote(instance.Model)} is not connected, expected all of its inputs");
            }
        }

        return nets.Select((net, i) => net ?? _flat.NewNet(NameOf(part, i, prefix), part.Logic.Nets[i].Place)).ToArray();
    }

    private static string? NameOf(BlifModel part, int net, string? prefix) =>
        prefix is not null && part.Logic.Nets[net].Name is { } name && prefix.Length + name.Length <= LongestName ? prefix + name : null;
}
