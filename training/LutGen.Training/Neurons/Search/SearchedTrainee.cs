using LutGen.Networks;

namespace LutGen.Training.Neurons;

/// <summary>A training in two parts: a search for connections, then the training of the network that has them.</summary>
/// <param name="search">The search.</param>
/// <param name="epochs">Its epochs.</param>
/// <param name="connect">Makes the network of the connections found.</param>
internal sealed class SearchedTrainee(SearchTrainee search, int epochs, Func<IConnectivity, NeuronTrainee> connect) : ITrainee
{
    private NeuronTrainee? _network;

    /// <summary>The network that has the connections found; null before they are.</summary>
    public NeuronTrainee? Connected => _network;

    public int EpochSamples => search.EpochSamples;

    public int Steps => search.Steps + (_network?.Steps ?? 0);

    public long LearntParameters => Current.LearntParameters;

    private ITrainee Current => _network ?? (ITrainee)search;

    public (double Loss, int Correct) Train(int[] order, int first, int count) => Current.Train(order, first, count);

    public Judgement Judge() => Current.Judge();

    public LutNetwork Network() => Current.Network();

    public void EndEpoch(int[] order, int epoch)
    {
        Current.EndEpoch(order, epoch);
        if (epoch == epochs)
        {
            _network = connect(search.Found);
        }
    }

    public void Write(BinaryWriter writer)
    {
        search.Write(writer);
        writer.Write(_network is not null);
        _network?.Write(writer);
    }

    public void Read(BinaryReader reader)
    {
        search.Read(reader);
        if (reader.ReadBoolean())
        {
            _network = connect(search.Found);
            _network.Read(reader);
        }
    }

    public void Dispose()
    {
        search.Dispose();
        _network?.Dispose();
    }
}
