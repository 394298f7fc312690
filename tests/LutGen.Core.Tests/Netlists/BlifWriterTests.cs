using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Netlists;

public sealed class BlifWriterTests
{
    private static readonly Netlist Mixed = new(
        "mixed",
        ["a", "b", "c"],
        [
            new NetlistNode("and", [0, 1], TruthTable.Gate(1)),
            new NetlistNode("or", [2, 3], TruthTable.Gate(7)),
            new NetlistNode("one", [], TruthTable.FromWord(0, 1)),
            new NetlistNode("none", [], TruthTable.FromWord(0, 0)),
        ],
        [new NetlistOutput("or", 4), new NetlistOutput("again", 4), new NetlistOutput("a_out", 0), new NetlistOutput("one", 5), new NetlistOutput("none", 6)]);

    [Fact]
    public void A_node_is_its_smaller_set_and_an_output_of_another_name_a_buffer() => Assert.Equal(
        """
        .model mixed
        .inputs a b c
        .outputs or again a_out one none
        .names a b and
        11 1
        .names c and or
        00 0
        .names one
        1
        .names none
        .names or again
        1 1
        .names a a_out
        1 1
        .end

        """,
        BlifWriter.Write(Mixed));

    [ExternalToolFact("berkeley-abc")]
    public void Abc_reads_it()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lutgen");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "mixed.blif"), BlifWriter.Write(Mixed));
            Assert.Contains("i/o =    3/    5", ExternalTool.Run(folder.FullName, "berkeley-abc", "-c", "read_blif mixed.blif; print_stats"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
