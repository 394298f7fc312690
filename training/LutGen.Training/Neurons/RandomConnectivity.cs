using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Each neuron reads signals drawn at random, all different; those of a sub-neuron in ascending order.</summary>
public sealed class RandomConnectivity : IConnectivity
{
    /// <inheritdoc/>
    public int[] Connect(int layer, LlutLayerSettings settings, ReadOnlySpan<int> signals, SeededRandom random)
    {
        int perNeuron = settings.FanIn * settings.SubNeurons;
        int[] connections = new int[settings.Neurons * perNeuron];
        int[] deck = signals.ToArray();
        for (int neuron = 0; neuron < settings.Neurons; neuron++)
        {
            // A partial shuffle: the first cards of the deck are the draw.
            for (int i = 0; i < perNeuron; i++)
            {
                int other = i + random.Next(deck.Length - i);
                (deck[i], deck[other]) = (deck[other], deck[i]);
                connections[neuron * perNeuron + i] = deck[i];
            }

            for (int sub = 0; sub < settings.SubNeurons; sub++)
            {
                connections.AsSpan(neuron * perNeuron + sub * settings.FanIn, settings.FanIn).Sort();
            }
        }

        return connections;
    }

    /// <inheritdoc/>
    public override string ToString() => "random";
}
