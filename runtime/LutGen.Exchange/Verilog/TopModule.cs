using System.Globalization;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>The module of the whole network: an instance of every step, with registers between them.</summary>
/// <param name="Design">The design.</param>
/// <param name="Name">The module's name.</param>
/// <param name="Pipeline">Where registers stand.</param>
internal sealed record TopModule(RtlDesign Design, string Name, Pipeline Pipeline)
{
    /// <summary>Bits of the class; 0 where there is none.</summary>
    public int ClassBits => Design.Class?.Width ?? 0;

    /// <summary>Bits of all numbers.</summary>
    public int ScoreBits => Design.Numbers.Sum(number => number.Width);

    /// <summary>Names of the ports that results come from, those of the higher bits of a sample's expected results first.</summary>
    public string Results => ClassBits > 0 ? "prediction, scores" : "scores";

    /// <summary>The ports of the results.</summary>
    public IEnumerable<string> ResultPorts =>
        (ClassBits > 0 ? [$"output wire [{ClassBits - 1}:0] prediction"] : Array.Empty<string>()).Append($"output wire [{ScoreBits - 1}:0] scores");

    /// <summary>Writes the module and all below it.</summary>
    public void Write(VerilogText text)
    {
        RtlBus input = Design.Features;
        for (int i = 0; i < Design.Steps.Count; i++)
        {
            StepModule.Write(text, $"{Name}_{Design.Steps[i].Name}", Design.Steps[i], input, Design.Buses[i]);
            input = Design.Buses[i];
        }

        string[] clocked = Pipeline.IsClocked ? ["input wire clk", "input wire rst", "input wire enable", "input wire in_valid"] : [];
        string[] valid = Pipeline.IsClocked ? ["output wire out_valid"] : [];
        text.Module(Comment(), Name, [.. clocked, $"input wire {Design.Features.Range} features", .. valid, .. ResultPorts], () => WriteBody(text));
    }

    private void WriteBody(VerilogText text)
    {
        (string source, RtlBus bus) = ("features", Design.Features);
        for (int i = 0; i < Design.Steps.Count; i++)
        {
            RtlBus next = Design.Buses[i];
            text.Line($"wire {next.Range} {next.Name};");
            text.Line($"{Name}_{next.Name} step{i + 1} (.{bus.Name}({source}), .{next.Name}({next.Name}));");
            (source, bus) = (next.Name, next);
            if (Pipeline.HasRegister(i, Design.Steps.Count))
            {
                source = $"{next.Name}_q";
                text.Line($"reg {next.Range} {source};");
                text.Line("always @(posedge clk)");
                text.Block(() => text.Line($"if (enable) {source} <= {next.Name};"));
            }
        }

        WriteValid(text);
        VectorPart Part(RtlSignal signal) => bus.PartOf(source, signal);
        if (Design.Class is { } predicted)
        {
            text.Line($"assign prediction = {Part(predicted)};");
        }

        text.Line($"assign scores = {{{string.Join(", ", Design.Numbers.Reverse().Select(Part))}}};");
    }

    private void WriteValid(VerilogText text)
    {
        int cycles = Pipeline.Cycles(Design.Steps.Count);
        if (cycles == 0)
        {
            if (Pipeline.IsClocked)
            {
                text.Line("assign out_valid = in_valid;");
            }

            return;
        }

        text.Line("// Which rows of registers hold a sample: the data has no reset, this has.");
        text.Line($"reg [{cycles - 1}:0] valid;");
        text.Line("always @(posedge clk)");
        text.Block(() =>
        {
            text.Line($"if (rst) valid <= {cycles}'d0;");
            text.Line(cycles == 1 ? "else if (enable) valid <= in_valid;" : $"else if (enable) valid <= {{valid[{cycles - 2}:0], in_valid}};");
        });
        text.Line($"assign out_valid = valid[{cycles - 1}];");
    }

    private string Comment()
    {
        LutNetwork network = Design.Network;
        var lines = new List<string> { $"{network.Name}: from a row of features to its class.", "" };
        lines.AddRange(Runs(Design.Port).Select(run => $"features{run}"));
        lines.AddRange(network.Head switch
        {
            GroupSumHead sums => [$"scores: the sum of each group of outputs, the first in the lowest bits; score = (sum + beta) / {sums.Tau.ToString(CultureInfo.InvariantCulture)}, betas {string.Join(" ", sums.Groups.Select(group => group.Beta.ToString(CultureInfo.InvariantCulture)).Distinct())}"],
            DequantizeHead => ["scores: a code a class, the first in the lowest bits; its score is (code - zero) * scale as the model file says"],
            BitsHead => ["scores: the outputs' codes, the first in the lowest bits"],
            _ => new[] { "scores: a code a class, the first in the lowest bits" },
        });
        if (Pipeline.IsClocked)
        {
            lines.Add("");
            lines.Add($"A sample that is there with in_valid and enable at an edge of the clock leaves {Pipeline.Cycles(Design.Steps.Count)} of such edges later; one may enter at each.");
            lines.Add("Where enable is low everything stands still. rst is synchronous and forgets the samples on their way.");
        }

        return string.Join("\n", lines);
    }

    // Runs of features of one format.
    private static IEnumerable<string> Runs(FeaturePort port)
    {
        int offset = 0;
        for (int first = 0; first < port.Formats.Count;)
        {
            int last = first;
            while (last + 1 < port.Formats.Count && port.Formats[last + 1] == (port.Formats[first] with { Feature = last + 1 }))
            {
                last++;
            }

            Hardware.FeatureFormat format = port.Formats[first];
            int bits = (last - first + 1) * format.Bits;
            string kind = !port.IsCompared ? (format.Bits == 1 ? "bits or codes of 1 bit" : $"codes of {format.Bits} bits")
                : format.Bits == 1 ? "bits"
                : $"{(format.IsSigned ? "signed" : "unsigned")} numbers of {format.Bits} bits{(format.Exponent == 0 ? "" : $", in steps of 2^{format.Exponent}")}";
            yield return $"[{offset + bits - 1}:{offset}]: feature{(last > first ? $"s {first} to {last}" : $" {first}")}, {kind}";
            offset += bits;
            first = last + 1;
        }
    }
}
