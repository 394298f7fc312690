namespace LutGen.Training.Neurons;

/// <summary>How the outputs of a neuron's sub-neurons are put together (PolyLUT-Add, arXiv 2406.04910, section III). Both give the same codes.</summary>
public enum AdderForm
{
    /// <summary>They are added, and a table takes the sum: A (2^(b + 1) - 1) + 1 entries at most.</summary>
    Sum,

    /// <summary>One table takes all of them, as published: 2^(A (b + 1)) entries.</summary>
    Table,
}
