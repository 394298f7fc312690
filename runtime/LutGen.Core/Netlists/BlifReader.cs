using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>
/// Reads the combinational part of the Berkeley Logic Interchange Format (University of California, Berkeley, 1992), as SIS, ABC
/// and Yosys write it: models of <c>.names</c> in any order with on-sets or off-sets, and models within models. The first model
/// of a file is the netlist. Don't-care networks and constraints of time are passed over.
/// </summary>
public static class BlifReader
{
    private static readonly NetlistSyntax Syntax = new('#', '\\', string.Empty);

    /// <summary>Reads a netlist.</summary>
    /// <param name="text">The whole file, at most 2^28 characters.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetlistException">The text is not BLIF, or not combinational logic; says where and what was expected.</exception>
    public static Netlist Read(string text, CancellationToken cancellation = default)
    {
        var words = new NetlistText(text, Syntax, cancellation);
        IReadOnlyList<BlifModel> models = new BlifParser(words).Models();
        if (models.Count == 0)
        {
            throw words.Fail(words.End, "the file ends here, expected '.model'", NetworkRule.Truncated);
        }

        NetlistAssembly logic = models[0].Instances.Count == 0 && !models[0].IsBlackBox ? models[0].Logic : new BlifHierarchy(words, models, cancellation).Flatten();
        return logic.Build(models[0].Name, cancellation);
    }
}
