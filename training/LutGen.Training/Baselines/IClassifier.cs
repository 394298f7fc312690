using LutGen.Training.Data;

namespace LutGen.Training.Baselines;

/// <summary>A trained classifier that is no network of lookup tables: something to compare these with.</summary>
public interface IClassifier
{
    /// <summary>Numbers that it keeps, those that standardise the features included.</summary>
    long KeptNumbers { get; }

    /// <summary>The class of each sample.</summary>
    /// <param name="data">Samples of the same features as the training samples.</param>
    int[] Predict(Dataset data);
}
