using System.Globalization;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// Connections from files, in the form that SparseLUT's authors publish theirs in (arXiv 2503.12829): <c>mask_layer_N.csv</c> for layer N from 1 on, a header that counts
/// the columns, then a line for each neuron with the indices of its inputs; those of sub-neurons stand side by side.
/// </summary>
/// <param name="folder">The folder that holds the files.</param>
public sealed class MaskConnectivity(string folder) : IConnectivity
{
    /// <summary>The folder that holds the files.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    /// <exception cref="DataFileException">A file is missing, or is no mask of such a layer.</exception>
    public int[] Connect(int layer, LlutLayerSettings settings, ReadOnlySpan<int> signals, SeededRandom random)
    {
        string path = DataFile.Require(folder, string.Create(CultureInfo.InvariantCulture, $"mask_layer_{layer + 1}.csv"));
        int inputs = settings.FanIn * settings.SubNeurons;
        using TableRows rows = TableRows.Open(path, new TableDialect());
        if (rows.Names.Length != inputs)
        {
            throw new DataFileException(path, FormattableString.Invariant($"has {rows.Names.Length} columns, expected {inputs}, one for each input of a neuron."));
        }

        List<int> connections = [];
        while (rows.Read())
        {
            int first = connections.Count;
            foreach (string field in rows.Fields)
            {
                if (!int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int signal) || signals.BinarySearch(signal) < 0)
                {
                    throw rows.Problem(FormattableString.Invariant($"input '{field}', expected the index of a signal, {signals[0]}..{signals[^1]}"));
                }

                if (connections.IndexOf(signal, first) >= 0)
                {
                    throw rows.Problem(FormattableString.Invariant($"input {signal} stands there twice, expected different ones"));
                }

                connections.Add(signal);
            }
        }

        return connections.Count == settings.Neurons * inputs
            ? [.. connections]
            : throw new DataFileException(path, FormattableString.Invariant($"has {connections.Count / inputs} lines behind the header, expected {settings.Neurons}, one for each neuron."));
    }

    /// <inheritdoc/>
    public override string ToString() => $"masks {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}";
}
