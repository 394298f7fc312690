using LutGen.Generator.Tests.Harness;
using LutGen.Generator.Tests.Kernels;
using LutGen.Kernels;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LutGen.Generator.Tests.Netlists;

/// <summary>Netlists of other programs by the same line as model files.</summary>
public sealed class NetlistModelTests
{
    // Two bits each: sum = a + b, of three bits.
    private const string Blif = """
        .model adder
        .inputs a1 a0 b1 b0
        .outputs s2 s1 s0
        .subckt half a=a0 b=b0 s=s0 c=c
        .names a1 b1 c s1
        100 1
        010 1
        001 1
        111 1
        .names a1 b1 c s2
        11- 1
        1-1 1
        -11 1
        .end
        .model half
        .inputs a b
        .outputs s c
        .names a b s
        10 1
        01 1
        .names a b c
        11 1
        .end

        """;

    private const string Bench = """
        INPUT(a1)
        INPUT(a0)
        INPUT(b1)
        INPUT(b0)
        OUTPUT(s2)
        OUTPUT(s1)
        OUTPUT(s0)
        s0 = XOR(a0, b0)
        s1 = XOR(a1, b1, c)
        s2 = LUT 0xE8 ( a1, b1, c )
        c = AND(a0, b0)

        """;

    private const string Aiger = """
        aag 14 4 0 3 10
        2
        4
        6
        8
        29
        26
        14
        10 4 8
        12 5 9
        14 11 13
        16 2 6
        18 3 7
        20 17 19
        22 20 10
        24 21 11
        26 23 25
        28 17 23

        """;

    private const string Source = "using LutGen;\nnamespace Consumer;\n/// <summary>An adder.</summary>\n[LutModel(\"adder.EXT\")]\npublic partial class Adder;\n";

    public static TheoryData<string, string> Adders => new() { { "blif", Blif }, { "bench", Bench }, { "aag", Aiger } };

    [Theory]
    [MemberData(nameof(Adders))]
    public void A_netlist_compiles_into_a_class_that_computes_it(string extension, string text)
    {
        using LoadedConsumer consumer = GeneratorHarness.Load(Source.Replace("EXT", extension, StringComparison.Ordinal), null, new ModelText($"p/adder.{extension}", text));
        LutEngine engine = consumer.Engine("Consumer.Adder");

        for (int address = 0; address < 16; address++)
        {
            float[] row = [address >> 3, (address >> 2) & 1, (address >> 1) & 1, address & 1];
            int expected = (address >> 2) + (address & 3);
            var scores = new float[3];
            engine.Scores(row, scores);
            Assert.Equal([expected >> 2, (expected >> 1) & 1, expected & 1], scores);
            Assert.Equal(expected, engine.Predict(row));
        }

        EngineCheck.Check(NetlistNetwork.Of(NetlistFile.ReadText("adder." + extension, text)), engine, 300, 5);
    }

    [Fact]
    public void A_netlist_is_loaded_at_run_time_too()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("lutgen").FullName, "adder.blif");
        try
        {
            File.WriteAllText(path, Blif);
            Assert.Equal(5, LutModelFile.Load(path).Predict([1f, 0, 1, 1]));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("blif", ".model m\n.inputs a\n.outputs f\n.names a f\n1 2\n", "LUT0001", 4, 2, "m.blif: the value of a cover is '2'")]
    [InlineData("blif", ".model m\n.inputs a\n.outputs f\n.names b f\n1 1\n", "LUT0005", 3, 7, "nothing drives net 'b'")]
    [InlineData("blif", ".model m\n.inputs a\n.outputs f\n.names f f\n1 1\n", "LUT0006", 3, 9, "are a cycle")]
    [InlineData("blif", ".model m\n.inputs a\n.outputs f\n.latch a f 0\n", "LUT0001", 3, 0, "register")]
    [InlineData("blif", ".model m\n.inputs a\n", "LUT0001", 0, 0, "has 1 inputs and 0 outputs")]
    [InlineData("bench", "INPUT(a)\nOUTPUT(f)\nf = DFF(a)\n", "LUT0001", 2, 4, "register")]
    [InlineData("aag", "aag 1 1 0 1 0\n2\n", "LUT0003", 2, 0, "expected an output, 1 of 1")]
    [InlineData("aig", "aig 1 1 0 1 0\n2\n", "LUT0001", 0, 0, "`lutgen import`")]
    public void A_fault_of_a_netlist_is_a_diagnostic_at_its_place(string extension, string text, string id, int line, int column, string message)
    {
        GeneratorDriverRunResult result = GeneratorHarness.Run($"using LutGen; [LutModel(\"m.{extension}\")] partial class A;", new ModelText($"p/m.{extension}", text));
        Diagnostic error = Assert.Single(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);

        Assert.Equal(id, error.Id);
        Assert.Equal(($"p/m.{extension}", line, column), (error.Location.GetLineSpan().Path, error.Location.GetLineSpan().StartLinePosition.Line, error.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Contains(message, error.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_netlists_compile_or_give_one_diagnostic_with_a_line_of_the_file()
    {
        CSharpCompilation compilation = GeneratorHarness.Compilation("using LutGen; [LutModel(\"m.blif\")] partial class A;");
        int refused = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            string text = FileMutations.Damage(Blif, seed);
            GeneratorDriverRunResult result = GeneratorHarness.Driver([new ModelText("p/m.blif", text)]).RunGenerators(compilation).GetRunResult();

            Assert.All(result.Results, r => Assert.Null(r.Exception));
            Diagnostic[] errors = [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
            Assert.True(errors.Length <= 1);
            refused += errors.Length;
            Assert.All(errors, error => Assert.Matches("^LUT000[1-8]$", error.Id));
            Assert.All(errors, error => Assert.InRange(error.Location.GetLineSpan().StartLinePosition.Line, 0, text.Count(c => c == '\n')));
        }

        Assert.InRange(refused, 20, 99);
    }

    [Fact]
    public void A_netlist_that_did_not_change_is_not_read_again()
    {
        CSharpCompilation compilation = GeneratorHarness.Compilation(Source.Replace("EXT", "blif", StringComparison.Ordinal));
        var first = new ModelText("p/adder.blif", Blif);
        GeneratorDriver driver = GeneratorHarness.Driver([first, new ModelText("p/other.bench", Bench), new ModelText("p/binary.aig", "\0\0")]).RunGenerators(compilation);

        GeneratorRunResult result = driver.ReplaceAdditionalText(first, new ModelText("p/adder.blif", Blif)).RunGenerators(compilation).GetRunResult().Results[0];

        Assert.All(
            result.TrackedSteps[StepNames.Networks].SelectMany(step => step.Outputs),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }
}
