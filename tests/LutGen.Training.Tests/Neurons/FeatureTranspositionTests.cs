using LutGen.Training.Data;
using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Neurons;

public unsafe class FeatureTranspositionTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(64, 1)]
    [InlineData(150, 1)]
    [InlineData(200, 7)]
    public void Rows_have_the_features_of_the_samples_and_repeat_the_last(int featureCount, int every)
    {
        const int count = 40, batch = 48;
        SeededRandom random = new(5);
        byte[] bytes = [.. Enumerable.Range(0, count * featureCount).Select(_ => (byte)random.Next(256))];
        float[] floats = [.. bytes.Select(each => each / 7f)];
        int[] labels = new int[count], features = [.. Enumerable.Range(0, featureCount).Where(feature => feature % every == 0)];
        int[] samples = [.. Enumerable.Range(0, 37).Select(_ => random.Next(count))];
        foreach (Dataset data in new[] { new Dataset("bytes", bytes, labels, featureCount, 2), new Dataset("floats", floats, labels, featureCount, 2) })
        {
            using AlignedBuffer rows = new(features.Length * batch);
            FeatureTransposition transposition = new(features);
            transposition.Fill(data, samples, rows.Start, batch, 0, 16);
            transposition.Fill(data, samples, rows.Start, batch, 16, batch);
            for (int i = 0; i < features.Length; i++)
            {
                Assert.Equal(
                    Enumerable.Range(0, batch).Select(lane => data[samples[Math.Min(lane, samples.Length - 1)], features[i]]),
                    rows.Slice(i * batch, batch).ToArray());
            }
        }
    }
}
