using LutGen.Training.Data;

namespace LutGen.Training.Convolutional;

/// <summary>What values the maps of a trained network have for some samples, from which formats of codes are chosen.</summary>
internal sealed unsafe class Calibration : IDisposable
{
    private const int Batch = 64;

    private readonly CnnPass _pass;
    private readonly Dictionary<int, ValueHistogram> _histograms;
    private readonly Dictionary<(int Group, int Bits), MapFormat> _formats = [];

    /// <summary>Runs the network on samples.</summary>
    /// <param name="weights">The trained network.</param>
    /// <param name="data">Samples that it was trained on.</param>
    /// <param name="count">How many of them, the first ones.</param>
    /// <param name="team">The threads.</param>
    public Calibration(CnnWeights weights, Dataset data, int count, WorkerTeam team)
    {
        Weights = weights;
        Groups = new CodeGroups(weights.Graph);
        count = Math.Min(count, data.Count);
        _pass = new CnnPass(weights, team, Math.Min(Batch, count), gradients: null);
        int[] order = [.. Enumerable.Range(0, count)];
        Dictionary<int, (double Least, double Most)> ranges = [];
        for (int first = 0; first < count; first += _pass.Batch)
        {
            _pass.Forward(data, order, first, Math.Min(_pass.Batch, count - first), isTraining: false);
            foreach (int group in Groups.All)
            {
                (double least, double most) = ranges.GetValueOrDefault(group);
                ForEach(group, Math.Min(_pass.Batch, count - first), value => (least, most) = (Math.Min(least, value), Math.Max(most, value)));
                ranges[group] = (least, most);
            }
        }

        // A map that is 0 throughout still needs a step.
        _histograms = ranges.ToDictionary(each => each.Key, each => new ValueHistogram(each.Value.Least, each.Value.Most > each.Value.Least ? each.Value.Most : each.Value.Least + 1));
        for (int first = 0; first < count; first += _pass.Batch)
        {
            _pass.Forward(data, order, first, Math.Min(_pass.Batch, count - first), isTraining: false);
            foreach (int group in Groups.All)
            {
                ForEach(group, Math.Min(_pass.Batch, count - first), _histograms[group].Add);
            }
        }

        // The values of one batch stay, to ask for means.
        _pass.Forward(data, order, 0, _pass.Batch, isTraining: false);
        Scores = ranges[Groups.Of(weights.Graph.Nodes.Count - 1)];
    }

    /// <summary>The trained network.</summary>
    public CnnWeights Weights { get; }

    /// <summary>Maps that share formats.</summary>
    public CodeGroups Groups { get; }

    /// <summary>Least and largest score.</summary>
    public (double Least, double Most) Scores { get; }

    /// <summary>The best format of a width for a group of maps.</summary>
    /// <param name="group">The group.</param>
    /// <param name="bits">Width of a code; an image's is 8 whatever is asked for.</param>
    public MapFormat FormatOf(int group, int bits)
    {
        if (group == Groups.Of(0))
        {
            return MapFormat.Image;
        }

        if (!_formats.TryGetValue((group, bits), out MapFormat format))
        {
            _formats.Add((group, bits), format = _histograms[group].Best(bits));
        }

        return format;
    }

    /// <summary>The mean of a part of the codes of a map, channel by channel.</summary>
    /// <param name="node">The map.</param>
    /// <param name="format">Its codes.</param>
    /// <param name="bits">The bits of a code that count.</param>
    public double[] MeansOf(int node, MapFormat format, int bits)
    {
        MapLayout layout = _pass.Maps[node].Layout;
        double[] means = new double[layout.Shape.Channels];
        for (int sample = 0; sample < _pass.Batch; sample++)
        {
            for (int place = 0; place < layout.Shape.Places; place++)
            {
                float* values = _pass.Maps[node].ValuesOf(sample) + layout.At(place / layout.Shape.Width, place % layout.Shape.Width);
                for (int channel = 0; channel < means.Length; channel++)
                {
                    means[channel] += format.CodeOf(values[channel]) & bits;
                }
            }
        }

        return [.. means.Select(mean => mean / ((double)_pass.Batch * layout.Shape.Places))];
    }

    public void Dispose() => _pass.Dispose();

    private void ForEach(int group, int samples, Action<float> action)
    {
        // Pools give what is among the values already, or means of it.
        foreach (int node in Groups.NodesOf(group).Where(node => Weights.Graph.Nodes[node] is ConvolutionNode or AddNode))
        {
            MapLayout layout = _pass.Maps[node].Layout;
            for (int sample = 0; sample < samples; sample++)
            {
                for (int place = 0; place < layout.Shape.Places; place++)
                {
                    float* values = _pass.Maps[node].ValuesOf(sample) + layout.At(place / layout.Shape.Width, place % layout.Shape.Width);
                    for (int channel = 0; channel < layout.Shape.Channels; channel++)
                    {
                        action(values[channel]);
                    }
                }
            }
        }
    }
}
