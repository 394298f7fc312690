using System.Reflection;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Networks;
using LutGen.Training.Sequences;
using LutGen.Training.Sequences.Tables;
using LutGen.Training.Sequences.Tasks;

namespace LutGen.Generator.Tests.Kernels;

/// <summary>A recurrent cell that the generator compiled is stepped as the evaluator is, to the bit.</summary>
public sealed class RecurrentStepTests
{
    private const int Units = 2;

    [Theory]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void A_compiled_cell_gives_the_evaluators_scores_and_states(string kind)
    {
        ParityTask task = new();
        RecurrentNetwork trained = kind == "gru" ? RecurrentNetwork.Gru(task.InputCount, Units, task.ClassCount, 1) : RecurrentNetwork.Lstm(task.InputCount, Units, task.ClassCount, 1);
        LutNetwork network = RecurrentTables.Of(trained, task.Calibration(1, 10), kind);
        using LoadedConsumer consumer = GeneratorHarness.Load(EngineCheck.Source, EngineCheck.OneWidth, new ModelText("models/model.lutnet", LutnetWriter.ToText(network)));
        MethodInfo of = typeof(RecurrentModel).GetMethods().Single(method => method.Name == nameof(RecurrentModel.Of) && method.IsGenericMethod);
        of = of.MakeGenericMethod(consumer.Assembly.GetType("Consumer.Model", throwOnError: true)!);

        // One alone, and more than go through the way for single rows.
        Check(network, (RecurrentModel)of.Invoke(null, [1])!, task);
        Check(network, (RecurrentModel)of.Invoke(null, [9])!, task);
    }

    private static void Check(LutNetwork network, RecurrentModel cell, ParityTask task)
    {
        NetworkEvaluator evaluator = new(network);
        float[][] states = [.. Enumerable.Range(0, cell.Sequences).Select(_ => new float[cell.StateCount])];
        LabelledSequence[] test = task.Test(1, cell.Sequences);
        float[] scores = new float[cell.Sequences * task.ClassCount];
        for (int step = 0; step < task.Length; step++)
        {
            cell.Step([.. test.SelectMany(sequence => sequence.Inputs[step])], scores);
            float[][] expected = [.. test.Zip(states, (sequence, state) => evaluator.Scores([.. sequence.Inputs[step], .. state]))];
            states = [.. expected.Select(each => each[task.ClassCount..])];
            Assert.Equal(expected.SelectMany(each => each[..task.ClassCount]), scores);
            Assert.Equal(states.SelectMany(each => each), cell.State.ToArray());
        }
    }
}
