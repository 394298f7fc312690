using System.CommandLine;
using System.Globalization;
using System.Text;
using LutGen.Heads;
using LutGen.Tool.Rows;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen run</c>: rows in, one class (or the scores) a line out.</summary>
internal static class RunVerb
{
    private const int BlockRows = 1024;
    private const int BlockValues = 1 << 22;

    private const string Examples = """
        # One sample a line, features separated by commas.
        lutgen run models/jet.lutnet --input rows.csv
        # A model of raw bits also takes 0/1 strings, first input first.
        echo 0110 | lutgen run parity.lutnet
        # Scores instead of the class.
        lutgen run models/jet.lutnet --input rows.csv --scores
        """;

    /// <summary>Creates the verb.</summary>
    /// <param name="standardInput">Read when no file is given.</param>
    public static Command Create(TextReader standardInput)
    {
        var file = new Argument<string>("FILE") { Description = "The model, a .lutnet file." };
        var input = new Option<string>("--input", "-i") { Description = "Rows, one sample a line; '-' is standard input.", HelpName = "ROWS.txt", DefaultValueFactory = _ => "-" };
        var scores = new Option<bool>("--scores") { Description = "Print all scores, separated by commas, instead of the class." };
        var verb = new VerbCommand("run", "Run a model on rows of features, one result a line.", Examples) { file, input, scores };
        verb.SetAction(parsed =>
        {
            var model = LutModelFile.FromNetwork(ModelFile.Read(parsed.GetRequiredValue(file)));
            if (!parsed.GetValue(scores) && model.Network.Head is BitsHead { HasClass: false })
            {
                throw new UsageException("the model's outputs have more than 31 bits together and make no class; add --scores.");
            }

            string source = parsed.GetRequiredValue(input);
            using TextReader? opened = source == "-" ? null : Open(source);
            var rows = new RowReader(new RowParser(model.Network.Encoder), opened ?? standardInput, opened is null ? "standard input" : source);

            // Someone who types rows wants each answer at once.
            int block = opened is null && !Console.IsInputRedirected ? 1 : Math.Clamp(BlockValues / model.Info.FeatureCount, 1, BlockRows);
            Run(model, rows, block, parsed.GetValue(scores) ? ScoreLines : ClassLines, parsed.InvocationConfiguration.Output);
        });
        return verb;
    }

    private static void Run(LutModelFile model, RowReader reader, int block, Func<LutModelFile, float[], int, IEnumerable<string>> linesOf, TextWriter output)
    {
        var rows = new float[block * model.Info.FeatureCount];
        var text = new StringBuilder();
        for (int count = reader.Read(rows); count > 0; count = reader.Read(rows))
        {
            text.Clear();
            foreach (string line in linesOf(model, rows, count))
            {
                text.AppendLine(line);
            }

            output.Write(text);
        }
    }

    private static IEnumerable<string> ClassLines(LutModelFile model, float[] rows, int count)
    {
        var classes = new int[count];
        model.PredictBatch(rows.AsSpan(0, count * model.Info.FeatureCount), classes);
        return classes.Select(c => c.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> ScoreLines(LutModelFile model, float[] rows, int count)
    {
        int width = model.Info.ScoreCount;
        var scores = new float[count * width];
        model.ScoresBatch(rows.AsSpan(0, count * model.Info.FeatureCount), scores);
        return scores.Chunk(width).Select(row => string.Join(',', row.Select(s => s.ToString("R", CultureInfo.InvariantCulture))));
    }

    private static StreamReader Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path}: is a folder, expected a file of rows");
        }

        try
        {
            return new StreamReader(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(File.Exists(path) ? $"{path}: cannot be read: {unreadable.Message}" : $"{path}: no such file, expected rows, one sample a line");
        }
    }
}
