using System.Text;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Addition: shape and numbers on one line, then a line <c>from multiplier</c> for each grid.</summary>
internal sealed class AddLayerSection : LutnetSection<Layer>
{
    public override string Keyword => "add";

    public override Layer Read(LutnetCursor cursor, SignalScope scope)
    {
        int channels = cursor.Setting("channels", 1, NetworkLimits.Signals);
        int height = cursor.Setting("height", 1, NetworkLimits.Signals);
        int width = cursor.Setting("width", 1, NetworkLimits.Signals);
        int bits = cursor.Setting("bits", 1, NetworkLimits.SignalBits);
        int count = cursor.Setting("terms", 1, NetworkLimits.Signals);
        int bias = cursor.Setting("bias", int.MinValue);
        int shift = cursor.Setting("shift", 0, 31);
        int zero = cursor.Setting("zero", int.MinValue);
        cursor.EndLine();

        var terms = new List<AddTerm>();
        decimal bound = AddLayer.BoundOf(bias, shift);
        for (int i = 0; i < count; i++)
        {
            cursor.NextLine("term", i + 1, count);
            var grid = new SignalGrid(cursor.Int("first signal", 0, NetworkLimits.Signals), channels, height, width);
            var term = new AddTerm(grid, 0);
            AddLayer.CheckTerm(scope, term, ref bound);
            term = term with { Multiplier = cursor.Int("multiplier", int.MinValue) };
            AddLayer.CheckTerm(scope, term, ref bound);
            cursor.EndLine();
            terms.Add(term);
        }

        return new AddLayer(scope, bits, terms, bias, shift, zero);
    }

    public override bool TryWrite(Layer value, StringBuilder text)
    {
        if (value is not AddLayer layer)
        {
            return false;
        }

        SignalGrid grid = layer.Output;
        text.Append(FormattableString.Invariant($" channels={grid.Channels} height={grid.Height} width={grid.Width} bits={layer.OutputBits} terms={layer.Terms.Count}"))
            .Append(FormattableString.Invariant($" bias={layer.Bias} shift={layer.Shift} zero={layer.Zero}\n"));
        foreach (AddTerm term in layer.Terms)
        {
            text.Append(FormattableString.Invariant($"{term.Grid.First} {term.Multiplier}\n"));
        }

        return true;
    }
}
