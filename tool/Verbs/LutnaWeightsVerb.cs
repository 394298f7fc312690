using System.CommandLine;
using LutGen.Tool.Data;
using LutGen.Tool.Training;
using LutGen.Training.Convolutional;
using LutGen.Training.Weights;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna weights</c>: the weights of a trained convolutional network, for other programs.</summary>
internal static class LutnaWeightsVerb
{
    private const string Examples = """
        # Weights, biases and statistics in single precision, under PyTorch's names, as safetensors.
        lutgen lutna weights lenet.lutnet.checkpoint --data path/to/mnist --out lenet.safetensors
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> file = CheckpointData.CheckpointArgument("a convolutional network");
        Option<string?> data = CheckpointData.FolderOption();
        Option<string> output = new("--out", "-o") { Required = true, Description = "The file to write; written whole or not at all.", HelpName = "FILE.safetensors" };
        VerbCommand verb = new("weights", "Write the weights of a trained convolutional network for other programs.", Examples) { file, data, output };
        verb.SetAction(parsed =>
        {
            (string checkpoint, string target) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
            OutputFile.RequireWritable(target);
            IReadOnlyList<WeightTensor> tensors = CnnExchange.WeightsOf(checkpoint, CheckpointData.Of(checkpoint, parsed.GetValue(data)).Found.LoadTrain());
            WeightFile.Write(target, tensors);
            parsed.InvocationConfiguration.Output.WriteLine($"wrote {target}: {tensors.Count} tensors, {tensors.Sum(tensor => tensor.Values.Length):N0} numbers");
        });
        return verb;
    }
}
