using LutGen.Exchange.Verification;
using LutGen.Exchange.Verilog;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.Verilog;

public sealed class VerilogProofTests
{
    [ExternalToolFact("yosys")]
    public void Yosys_reads_the_function_of_a_network_in_its_Verilog()
    {
        // Inputs are bits, so that ports and encoder bits are the same.
        AssertProven(RandomNetworks.Create("wide-gates", 3));
        AssertProven(LutnetReader.ReadFile(RepositoryFiles.Find("models/monks-1.lutnet")));
        AssertProven(LutnetReader.ReadFile(RepositoryFiles.Find("models/monks-2.lutnet")));
    }

    private static void AssertProven(LutNetwork network)
    {
        using var folder = new TemporaryFolder();
        var export = new VerilogExport(network, new VerilogOptions());
        folder.Write("design.v", export.Design());
        LutNetwork read = YosysNetlist.Read(folder.Root, export.Name, "features", "prediction", isNumber: true);
        VerificationResult result = NetworkVerification.Compare(network, read);
        Assert.True(result.Verdict == Verdict.Proven, $"{network.Name}: {result}");
    }
}
