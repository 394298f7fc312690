namespace LutGen.Networks;

/// <summary>A step of a network: it reads signals defined before it and defines <see cref="Count"/> new ones of one width.</summary>
public abstract class Layer
{
    private protected Layer(SignalScope scope, int count, int outputBits)
    {
        Scope = scope;
        FirstSignal = scope.Count;
        Count = count;
        OutputBits = outputBits;
        scope.Append(count, outputBits);
    }

    /// <summary>Id of the first signal this layer defines.</summary>
    public int FirstSignal { get; }

    /// <summary>Number of signals this layer defines.</summary>
    public int Count { get; }

    /// <summary>Width in bits of each of them.</summary>
    public int OutputBits { get; }

    internal SignalScope Scope { get; }

    /// <summary>The definition of what this layer computes; every kernel is measured against it.</summary>
    /// <param name="codes">All signals' codes by id; entries before <see cref="FirstSignal"/> are read, this layer's are written.</param>
    public abstract void Evaluate(int[] codes);
}
