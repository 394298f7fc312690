namespace LutGen.Training.Sequences.Tables;

/// <summary>How a cell becomes layers of tables.</summary>
internal interface ICellTables
{
    /// <summary>The forms of the state's values.</summary>
    CodeFormat[] StateFormats { get; }

    /// <summary>Sees a step, for ranges.</summary>
    /// <param name="next">The state behind it.</param>
    /// <param name="tape">What it wrote.</param>
    void Observe(ReadOnlySpan<float> next, ReadOnlySpan<float> tape);

    /// <summary>Adds the layers of a step and returns the signals of the next state.</summary>
    CodedSignal[] Add(CodedLayers layers, CodedSignal[] inputs, CodedSignal[] state);
}
