using System.Globalization;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tool.Tests;

public sealed class RunVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_of_raw_bits_takes_strings_of_bits_first_input_first()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());
        string rows = _folder.Write("rows.txt", "00\n01\n10\r\n11");

        ToolRun run = ToolRun.Of("run", model, "--input", rows);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["0", "1", "1", "0"], run.Lines);
    }

    [Fact]
    public void A_model_of_raw_bits_takes_numbers_with_commas_too()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        Assert.Equal(["1", "0"], ToolRun.WithInput("0,1\n1, 1\n", "run", model).Lines);
    }

    [Theory]
    [InlineData("run", "MODEL")]
    [InlineData("run", "MODEL", "--input", "-")]
    [InlineData("run", "MODEL", "-i", "-")]
    public void Rows_come_from_standard_input_when_no_file_is_named(params string[] args)
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun run = ToolRun.WithInput("10\n", [.. args.Select(a => a == "MODEL" ? model : a)]);

        Assert.Equal("1", Assert.Single(run.Lines));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Classes_and_scores_are_those_of_the_evaluator_whatever_the_kind_of_network(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 3);
        float[][] rows = [.. RandomNetworks.Rows(network, 1500, 5).Chunk(network.Encoder.FeatureCount)];
        string model = _folder.Write("model.lutnet", network);
        string input = _folder.Write("rows.csv", string.Join('\n', rows.Select(Line)));
        var evaluator = new NetworkEvaluator(network);

        Assert.Equal(rows.Select(r => $"{evaluator.Predict(r)}"), ToolRun.Of("run", model, "-i", input).Lines);
        Assert.Equal(rows.Select(r => Line(evaluator.Scores(r))), ToolRun.Of("run", model, "-i", input, "--scores").Lines);
    }

    [Fact]
    public void A_bad_number_is_named_with_its_place_after_the_results_of_all_rows_before_it()
    {
        string model = _folder.Write("corner.lutnet", SmallModels.Corner());
        string rows = _folder.Write("rows.csv", "200,0,0,0\n0,0,0,200\n0,0,many,0\n0,200,0,0\n");

        ToolRun run = ToolRun.Of("run", model, "--input", rows);

        Assert.Equal(["0", "3"], run.Lines);
        run.AssertRefused(1, $"{rows}:3:5:", "'many'", "feature 3 of 4");
    }

    [Theory]
    [InlineData("1,2,3", "3 features, expected 4")]
    [InlineData("1,2,3,4,5", "5 features, expected 4")]
    [InlineData("", "'' is not a number")]
    public void A_row_of_another_length_is_refused_with_both_lengths(string row, string problem)
    {
        string model = _folder.Write("corner.lutnet", SmallModels.Corner());

        ToolRun.WithInput($"1,2,3,4\n{row}\n", "run", model).AssertRefused(1, "standard input:2:", problem);
    }

    [Theory]
    [InlineData("012", "standard input:1:3: '2' is not a bit")]
    [InlineData("011", "standard input:1: 3 bits, expected 2")]
    public void A_bad_string_of_bits_is_refused_with_its_place(string row, string problem)
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun.WithInput(row, "run", model).AssertRefused(1, problem);
    }

    [Fact]
    public void A_model_of_one_raw_bit_reads_a_line_that_is_no_bits_as_a_number()
    {
        var builder = new NetworkBuilder("wire", new RawBitsEncoder(1));
        string model = _folder.Write("wire.lutnet", builder.Build(new BitsHead([0])));

        Assert.Equal(["1", "0", "1", "0"], ToolRun.WithInput("1\n0\n1.0\n0e0\n", "run", model).Lines);
        ToolRun.WithInput("maybe\n", "run", model).AssertRefused(1, "standard input:1:1: 'maybe' is not a number");
        ToolRun.WithInput("01\n", "run", model).AssertRefused(1, "2 bits, expected 1");
    }

    [Fact]
    public void A_reader_that_has_seen_enough_ends_the_run_quietly()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());
        var error = new StringWriter();

        int exitCode = CommandRunner.Run(Program.CreateRoot(new StringReader("01\n")), ["run", model], new ClosedPipe(), error);

        Assert.Equal((0, ""), (exitCode, error.ToString()));
    }

    [Fact]
    public void An_input_without_rows_is_refused()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun.WithInput("", "run", model).AssertRefused(1, "standard input: is empty", "one sample a line");
        ToolRun.Of("run", model, "-i", _folder.Write("empty.txt", "")).AssertRefused(1, "empty.txt: is empty");
    }

    [Fact]
    public void An_input_that_is_no_file_is_refused()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun.Of("run", model, "-i", _folder["none.txt"]).AssertRefused(1, "none.txt: no such file");
        ToolRun.Of("run", model, "-i", _folder.Root).AssertRefused(1, "is a folder");
    }

    [Fact]
    public void A_model_with_more_outputs_than_a_class_holds_needs_scores()
    {
        string model = _folder.Write("wires.lutnet", SmallModels.Wires());
        string row = "1" + new string('0', 38) + "1";

        ToolRun.WithInput(row, "run", model).AssertRefused(2, "--scores");
        Assert.Equal(string.Join(',', row.ToCharArray()), ToolRun.WithInput(row, "run", model, "--scores").Output.TrimEnd());
    }

    private sealed class ClosedPipe : StringWriter
    {
        private const int BrokenPipe = 32;

        public override void Write(System.Text.StringBuilder? value) => throw new IOException("Broken pipe", BrokenPipe);
    }

    private static string Line(IEnumerable<float> values) => string.Join(',', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
