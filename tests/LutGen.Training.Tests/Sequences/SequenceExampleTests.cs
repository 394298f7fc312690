using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Sequences;
using LutGen.Training.Sequences.Tables;
using LutGen.Training.Sequences.Tasks;

namespace LutGen.Training.Tests.Sequences;

/// <summary>The worked examples from training to tables that are stepped by kernels.</summary>
public sealed class SequenceExampleTests
{
    private const ulong Seed = 3;

    public static TheoryData<string> Names => [.. SequenceExample.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_learns_its_task_and_its_tables_lose_less_than_a_point(string name)
    {
        SequenceExample example = SequenceExample.All.Single(each => each.Name == name);
        (SequenceModel model, LutNetwork tables) = example.Run(Seed);
        LabelledSequence[] test = example.Task.Test(Seed, 200);
        double accuracy = model.Accuracy(test);
        Assert.InRange(accuracy, 0.99, 1);
        Assert.InRange(TableAccuracy(tables, test, example.Task.ClassCount), accuracy - 0.01, 1);
        Assert.Equal(LutnetWriter.ToText(tables), LutnetWriter.ToText(LutnetReader.Read(LutnetWriter.ToText(tables))));
    }

    [Theory]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void A_cell_stepped_by_kernels_is_the_evaluator_to_the_bit(string name)
    {
        SequenceExample example = SequenceExample.All.Single(each => each.Name == name);
        LutNetwork tables = Untrained(example);
        const int Sequences = 9;
        LabelledSequence[] test = example.Task.Test(Seed, Sequences);
        RecurrentModel cell = RecurrentModel.Of(LutModelFile.FromNetwork(tables), Sequences);
        float[] scores = new float[Sequences * example.Task.ClassCount];
        SteppedEvaluator[] evaluators = [.. test.Select(_ => new SteppedEvaluator(tables, cell.StateCount))];
        for (int step = 0; step < example.Task.Length; step++)
        {
            cell.Step([.. test.SelectMany(sequence => sequence.Inputs[step])], scores);
            float[][] expected = [.. evaluators.Zip(test, (evaluator, sequence) => evaluator.Step(sequence.Inputs[step]))];
            Assert.Equal(expected.SelectMany(each => each), scores);
            Assert.Equal(evaluators.SelectMany(each => each.State), cell.State.ToArray());
        }

        float[] inputs = [.. test.SelectMany(sequence => sequence.Inputs[0])];
        Assert.Equal(0, Allocations.LeastOf(() => cell.Step(inputs, scores)));
    }

    [Fact]
    public void An_attention_block_by_kernels_is_the_evaluator_to_the_bit()
    {
        SequenceExample example = SequenceExample.All.Single(each => each.Name == "attention");
        LutNetwork tables = Untrained(example);
        float[][] rows = [.. example.Task.Test(Seed, 40).Select(Row)];
        float[] scores = new float[rows.Length * tables.Head.ScoreCount];
        LutModelFile.FromNetwork(tables).ScoresBatch([.. rows.SelectMany(row => row)], scores);
        NetworkEvaluator evaluator = new(tables);
        Assert.Equal(rows.SelectMany(row => evaluator.Scores(row)), scores);
    }

    [Fact]
    public void A_seed_names_the_file()
    {
        SequenceExample example = SequenceExample.All[0] with { Training = new SequenceTraining { Steps = 5 } };
        Assert.Equal(LutnetWriter.ToText(example.Run(1).Tables), LutnetWriter.ToText(example.Run(1).Tables));
        Assert.NotEqual(example.Run(1).Tables.ContentHash, example.Run(2).Tables.ContentHash);
    }

    [Fact]
    public void Errors_of_the_codes_do_not_add_up_over_sequences_twenty_times_as_long()
    {
        SequenceExample example = SequenceExample.All.Single(each => each.Name == "gru");
        (SequenceModel model, LutNetwork tables) = example.Run(Seed);
        LabelledSequence[] test = new ParityTask(length: 20 * example.Task.Length).Test(Seed, 10);
        Assert.Equal(1, model.Accuracy(test));
        Assert.Equal(1, TableAccuracy(tables, test, example.Task.ClassCount));
    }

    [Fact]
    public void What_a_long_short_term_memory_remembers_has_sixteen_bits()
    {
        LutNetwork tables = Untrained(SequenceExample.All.Single(each => each.Name == "lstm"));
        Assert.Equal("36", tables.Metadata["state"]);
        Assert.Equal(0, tables.Encoder.Widths.Skip(6).Count(width => width != 8));
    }

    [Fact]
    public void Tables_need_sequences_to_choose_ranges_by()
    {
        Assert.Contains("expected some", Assert.Throws<ArgumentException>(() => RecurrentTables.Of(RecurrentNetwork.Gru(1, 1, 2, 1), [], "x")).Message);
        Assert.Contains("expected some", Assert.Throws<ArgumentException>(() => AttentionTables.Of(new AttentionBlock(3, 1, 2, 2, 2, 1), [], "x")).Message);
    }

    [Fact]
    public void Sequences_of_another_form_are_refused_by_every_part()
    {
        RecurrentNetwork network = RecurrentNetwork.Lstm(2, 1, 2, 1);
        AttentionBlock block = new(4, 1, 3, 2, 2, 1);
        LabelledSequence[] parity = new ParityTask(4).Test(1, 1);
        const string Features = "has 3 features";
        Assert.Contains(Features, Assert.Throws<ArgumentException>(() => network.Predict(parity[0])).Message);
        Assert.Contains(Features, Assert.Throws<ArgumentException>(() => new SequenceTraining().Run(network, new ParityTask())).Message);
        Assert.Contains(Features, Assert.Throws<ArgumentException>(() => RecurrentTables.Of(network, parity, "x")).Message);
        Assert.Contains("the last 1 alone", Assert.Throws<ArgumentException>(() => block.Predict(parity[0])).Message);
        Assert.Contains("has 5 tokens; expected 4", Assert.Throws<ArgumentException>(() => AttentionTables.Of(block, new ParityTask(5).Test(1, 1), "x")).Message);
        Assert.Throws<ArgumentException>(() => network.Predict(new LabelledSequence([[0, 0]], [])));
        Assert.Throws<ArgumentException>(() => network.Predict(new LabelledSequence([[0, 0]], [2])));
        Assert.Throws<ArgumentOutOfRangeException>(() => RecurrentNetwork.Gru(1, 0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AttentionBlock(2, 3, 1, 1, 2, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_block_whose_tokens_all_ask_is_near_to_its_float_form(int seed)
    {
        // Random parameters, real features: how near is the tables' own error, not a trained margin.
        AttentionBlock block = new(5, 5, 4, 7, 3, (ulong)seed);
        LabelledSequence[] sequences = RandomSequences(5, 4, 40, seed);
        LutNetwork tables = AttentionTables.Of(block, sequences, "attention");
        NetworkEvaluator evaluator = new(tables);
        double most = 0, largest = 0;
        foreach (LabelledSequence sequence in sequences)
        {
            float[] scores = evaluator.Scores(Row(sequence));
            block.Scores(sequence, (token, expected) =>
            {
                for (int i = 0; i < expected.Length; i++)
                {
                    most = Math.Max(most, Math.Abs(expected[i] - scores[token * expected.Length + i]));
                    largest = Math.Max(largest, Math.Abs(expected[i]));
                }
            });
        }

        Assert.InRange(most, 0, 0.03 * largest);
    }

    [Theory]
    [InlineData("gru", 1)]
    [InlineData("gru", 2)]
    [InlineData("lstm", 1)]
    [InlineData("lstm", 2)]
    public void The_state_of_a_cell_stays_near_to_that_of_its_float_form(string kind, int seed)
    {
        RecurrentNetwork network = kind == "gru" ? RecurrentNetwork.Gru(4, 9, 3, (ulong)seed) : RecurrentNetwork.Lstm(4, 9, 3, (ulong)seed);
        LabelledSequence[] sequences = RandomSequences(50, 4, 10, seed);
        LutNetwork tables = RecurrentTables.Of(network, sequences, "cell");
        double most = 0;
        foreach (LabelledSequence sequence in sequences)
        {
            SteppedEvaluator evaluator = new(tables, kind == "gru" ? 9 : 27);
            (float[][] states, _) = network.Run(sequence);
            for (int step = 0; step < sequence.Length; step++)
            {
                evaluator.Step(sequence.Inputs[step]);
                for (int unit = 0; unit < network.Units; unit++)
                {
                    most = Math.Max(most, Math.Abs(evaluator.State[unit] - states[step + 1][unit]));
                }
            }
        }

        // Four steps of 1/127.
        Assert.InRange(most, 0, 4.0 / 127);
    }

    private static LutNetwork Untrained(SequenceExample example) => (example with { Training = new SequenceTraining { Steps = 2 } }).Run(Seed).Tables;

    private static double TableAccuracy(LutNetwork tables, LabelledSequence[] sequences, int classes)
    {
        (int right, int asked) = (0, 0);
        foreach (LabelledSequence sequence in sequences)
        {
            SteppedEvaluator? cell = tables.Metadata["state"] is { } state ? new SteppedEvaluator(tables, int.Parse(state)) : null;
            for (int step = 0; step < sequence.Length; step++)
            {
                float[] scores = cell is not null ? cell.Step(sequence.Inputs[step]) : sequence.Classes[step] < 0 ? new float[classes] : new NetworkEvaluator(tables).Scores(Row(sequence));
                asked += sequence.Classes[step] >= 0 ? 1 : 0;
                right += sequence.Classes[step] >= 0 && Array.IndexOf(scores, scores.Max()) == sequence.Classes[step] ? 1 : 0;
            }
        }

        return (double)right / asked;
    }

    private static float[] Row(LabelledSequence sequence) => [.. sequence.Inputs.SelectMany(input => input)];

    private static LabelledSequence[] RandomSequences(int length, int features, int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new LabelledSequence(
            [.. Enumerable.Range(0, length).Select(_ => Enumerable.Range(0, features).Select(_ => random.NextSingle() * 4 - 2).ToArray())],
            new int[length]))];
    }
}
