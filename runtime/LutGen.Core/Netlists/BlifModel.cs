namespace LutGen.Netlists;

/// <summary>A model of a BLIF file: its logic, and the models that it has parts of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is named.</param>
/// <param name="Logic">Its nets and nodes; nets that parts drive are not driven yet.</param>
internal sealed record BlifModel(string Name, Word Place, NetlistAssembly Logic)
{
    /// <summary>The parts, in order.</summary>
    public List<BlifInstance> Instances { get; } = [];

    /// <summary>Whether it is said to be no logic.</summary>
    public bool IsBlackBox { get; set; }

    /// <summary>What copying it takes: nets, nodes and bindings.</summary>
    public long Size => 1L + Logic.Nets.Count + Logic.Nodes.Count + Instances.Sum(instance => (long)instance.Bindings.Length);
}

/// <summary>A part of a model that is a model itself.</summary>
/// <param name="Model">The other model's name in the text.</param>
/// <param name="Bindings">Its nets, as words <c>formal=actual</c>, and the nets that they are.</param>
internal sealed record BlifInstance(Word Model, BlifBinding[] Bindings);

/// <summary>An input or output of a model, and the net of the reader's that it is.</summary>
/// <param name="Formal">The name in the model.</param>
/// <param name="Actual">The net of the model that has the part.</param>
internal readonly record struct BlifBinding(Word Formal, int Actual);
