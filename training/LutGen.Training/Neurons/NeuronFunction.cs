namespace LutGen.Training.Neurons;

/// <summary>What a neuron computes of its F inputs, in front of batch normalisation and quantiser.</summary>
public abstract record NeuronFunction
{
    /// <summary>Throws if a value is out of range.</summary>
    /// <param name="place">The layer, as a message calls it.</param>
    /// <param name="fanIn">Inputs F of the neuron.</param>
    /// <exception cref="ArgumentException">The message says which value and what was expected.</exception>
    internal abstract void Check(string place, int fanIn);

    /// <summary>The function for neurons of some inputs.</summary>
    internal abstract FunctionKernel CreateKernel(int fanIn);
}
