using System.Text;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Group sum: one group a line, <c>beta signals...</c>.</summary>
internal sealed class GroupSumHeadSection : LutnetSection<OutputHead>
{
    public override string Keyword => "groupsum";

    public override OutputHead Read(LutnetCursor cursor, SignalScope scope)
    {
        float tau = cursor.SettingPositiveFloat("tau");
        int count = cursor.Setting("groups", 1, NetworkLimits.Signals);
        cursor.EndLine();
        var groups = new List<SumGroup>();
        for (int i = 0; i < count; i++)
        {
            cursor.NextLine("group", i + 1, count);
            groups.Add(new SumGroup(cursor.Float("beta"), new SignalList(cursor.Signals("group signal", scope))));
        }

        return new GroupSumHead(tau, groups);
    }

    public override bool TryWrite(OutputHead value, StringBuilder text)
    {
        if (value is not GroupSumHead head)
        {
            return false;
        }

        text.Append(" tau=").Append(LutnetSections.Format(head.Tau)).Append(" groups=").Append(head.Groups.Count).Append('\n');
        foreach (SumGroup group in head.Groups)
        {
            text.Append(LutnetSections.Format(group.Beta));
            LutnetSections.AppendSignals(text, group.Signals);
            text.Append('\n');
        }

        return true;
    }
}

/// <summary>A head that is nothing but a list of signals.</summary>
internal abstract class SignalHeadSection<THead> : LutnetSection<OutputHead>
    where THead : OutputHead
{
    public override OutputHead Read(LutnetCursor cursor, SignalScope scope) => Create(cursor.Signals("output signal", scope));

    public override bool TryWrite(OutputHead value, StringBuilder text)
    {
        if (value is not THead)
        {
            return false;
        }

        LutnetSections.AppendSignals(text, value.Signals);
        text.Append('\n');
        return true;
    }

    protected abstract THead Create(IEnumerable<int> signals);
}

internal sealed class ArgmaxHeadSection : SignalHeadSection<ArgmaxHead>
{
    public override string Keyword => "argmax";

    protected override ArgmaxHead Create(IEnumerable<int> signals) => new(signals);
}

internal sealed class BitsHeadSection : SignalHeadSection<BitsHead>
{
    public override string Keyword => "bits";

    protected override BitsHead Create(IEnumerable<int> signals) => new(signals);
}

/// <summary>Dequantised scores: one a line, <c>signal scale zero</c>.</summary>
internal sealed class DequantizeHeadSection : LutnetSection<OutputHead>
{
    public override string Keyword => "dequantize";

    public override OutputHead Read(LutnetCursor cursor, SignalScope scope)
    {
        int count = cursor.Setting("scores", 1, NetworkLimits.Signals);
        cursor.EndLine();
        var scores = new List<DequantizedScore>();
        for (int i = 0; i < count; i++)
        {
            cursor.NextLine("score", i + 1, count);
            int signal = cursor.Int("output signal");
            if (scope.Count > 0)
            {
                scope.Require(signal, 0);
            }

            scores.Add(new DequantizedScore(signal, cursor.PositiveFloat("scale"), cursor.Int("zero", -NetworkLimits.ZeroPoint, NetworkLimits.ZeroPoint)));
            cursor.EndLine();
        }

        return new DequantizeHead(scores);
    }

    public override bool TryWrite(OutputHead value, StringBuilder text)
    {
        if (value is not DequantizeHead head)
        {
            return false;
        }

        text.Append(" scores=").Append(head.Outputs.Count).Append('\n');
        foreach (DequantizedScore score in head.Outputs)
        {
            text.Append(FormattableString.Invariant($"{score.Signal} {LutnetSections.Format(score.Scale)} {score.Zero}\n"));
        }

        return true;
    }
}
