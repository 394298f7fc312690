using System.Globalization;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Package.Tests;

public sealed class PackageTests
{
    private const string Program = """
        using System;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using LutGen;

        [assembly: CLSCompliant(true)]

        namespace Consumer;

        /// <summary>A model of gates.</summary>
        [LutModel("gates.lutnet")]
        internal sealed partial class GatesModel;

        /// <summary>A model of L-LUTs.</summary>
        [LutModel("luts.lutnet")]
        internal sealed partial class LutsModel;

        /// <summary>Small functions.</summary>
        internal static partial class Functions
        {
            /// <summary>Whether an odd number of inputs is set.</summary>
            [TruthTable(0b0110_1001)]
            public static partial bool Parity(bool a, bool b, bool c);
        }

        internal static class Program
        {
            private static void Main()
            {
                Print<GatesModel>("gates.csv");
                Print<LutsModel>("luts.csv");
                Console.WriteLine(Functions.Parity(true, false, false) && !Functions.Parity(true, true, false));
            }

            private static void Print<TModel>(string file)
                where TModel : ILutModel<TModel>
            {
                float[] rows = File.ReadAllText(file).Split(',').Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray();
                int[] classes = new int[rows.Length / TModel.Info.FeatureCount];
                TModel.PredictBatch(rows, classes);
                Console.WriteLine(string.Join(',', classes));
            }
        }

        """;

    [Fact]
    public void A_fresh_project_restores_the_package_builds_without_a_warning_and_predicts_what_the_evaluator_does()
    {
        LutNetwork gates = RandomNetworks.Create("gates", 7);
        LutNetwork luts = RandomNetworks.Create("luts", 7);
        using var project = new ConsumerProject(Program);
        string expected = AddModel(project, "gates", gates) + AddModel(project, "luts", luts) + "True\n";

        string log = project.Build();
        Assert.Contains("0 Warning(s)", log);
        Assert.Equal(expected, project.Run().ReplaceLineEndings("\n"));
    }

    private static string AddModel(ConsumerProject project, string name, LutNetwork network)
    {
        float[] rows = RandomNetworks.Rows(network, 200, 1);
        project.Write(Path.Combine("Models", name + ".lutnet"), LutnetWriter.ToText(network));
        project.Write(name + ".csv", string.Join(',', rows.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        var evaluator = new NetworkEvaluator(network);
        return string.Join(',', rows.Chunk(network.Encoder.FeatureCount).Select(row => evaluator.Predict(row))) + "\n";
    }
}
