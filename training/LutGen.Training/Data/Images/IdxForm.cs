namespace LutGen.Training.Data;

/// <summary>A folder with the four IDX files of MNIST or of another set under the same names.</summary>
internal sealed class IdxForm : IDatasetForm
{
    public string Files => "MNIST's IDX files (train-images-idx3-ubyte, t10k-images-idx3-ubyte and their labels)";

    public FoundDataset? Find(string path, SplitOptions split) => MnistFolder.IsAt(path)
        ? new FoundDataset(MnistFolder.NameOf(path), () => MnistFolder.ReadTrain(path), () => MnistFolder.ReadTest(path))
        : null;
}
