using System.Text.Json;

namespace LutGen.Tool.Tests;

public sealed class BaselinesVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_methods_are_measured_for_each_seed_on_the_terminal_and_in_a_file()
    {
        ToolRun run = ToolRun.Of("baselines", "monks-1", "--seeds", "1-3", "--out", _folder["b.json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(": 124 training and 432 test samples", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(["logistic", "k"], run.Lines.Skip(2).Select(line => line.TrimStart().Split(' ')[0]));
        JsonElement json = JsonDocument.Parse(File.ReadAllText(_folder["b.json"])).RootElement;
        Assert.All(json.GetProperty("methods").EnumerateArray(), method =>
        {
            double[] accuracies = [.. method.GetProperty("runs").EnumerateArray().Select(each => each.GetProperty("testAccuracy").GetDouble())];
            double mean = method.GetProperty("mean").GetDouble();
            Assert.Equal(3, accuracies.Length);
            Assert.Equal(accuracies.Average(), mean, 1e-9);
            Assert.Equal(Math.Sqrt(accuracies.Sum(each => (each - mean) * (each - mean)) / 2), method.GetProperty("deviation").GetDouble(), 1e-9);
        });
    }

    [Fact]
    public void Each_seed_draws_its_own_test_samples_if_it_is_asked_to()
    {
        string table = WriteTable(300);

        double[] Accuracies(params string[] more)
        {
            ToolRun.Of(["baselines", table, "--seeds", "1-4", "--out", _folder["b.json"], .. more]);
            JsonElement neighbours = JsonDocument.Parse(File.ReadAllText(_folder["b.json"])).RootElement.GetProperty("methods")[0];
            return [.. neighbours.GetProperty("runs").EnumerateArray().Select(each => each.GetProperty("testAccuracy").GetDouble())];
        }

        // One strong feature and noise: the penalty hardly matters, the samples do.
        Assert.True(Accuracies("--resplit").Distinct().Count() > Accuracies().Distinct().Count());
    }

    [Fact]
    public void The_table_is_written_as_markdown()
    {
        ToolRun.Of("baselines", WriteTable(60), "--out", _folder["b.md"]);
        string[] lines = File.ReadAllLines(_folder["b.md"]);

        Assert.StartsWith("| method | seed 1 | mean |", lines[2], StringComparison.Ordinal);
        Assert.Equal(6, lines.Length);
        Assert.All(lines.Skip(2), line => Assert.Equal(lines[2].Count(c => c == '|'), line.Count(c => c == '|')));
    }

    [Fact]
    public void What_cannot_be_done_is_said_before_anything_is_measured()
    {
        ToolRun.Of("baselines", "monks-1", "--seeds", "3-1").AssertRefused(2, "'3-1'", "1-5");
        ToolRun.Of("baselines", "monks-1", "--out", _folder["b.txt"]).AssertRefused(2, ".md or .json");
        ToolRun.Of("baselines", _folder["none"]).AssertRefused(1, "no such file or folder");
        ToolRun.Of("baselines", "monks-1", "--resplit").AssertRefused(1, "monks-1", "its test samples are given; --resplit is for");
        ToolRun.Of("baselines").AssertRefused(2, "DATA");
    }

    private string WriteTable(int rows)
    {
        Random random = new(5);
        IEnumerable<string> lines = Enumerable.Range(0, rows).Select(_ =>
        {
            double x = random.NextDouble();
            return FormattableString.Invariant($"{x:0.000},{random.NextDouble():0.000},{(random.NextDouble() < x ? 1 : 0)}");
        });
        return _folder.Write("table.csv", string.Join('\n', lines.Prepend("x,y,class")) + "\n");
    }
}
