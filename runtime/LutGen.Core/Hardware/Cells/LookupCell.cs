using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Hardware.Cells;

/// <summary>A function of some nets in lookup tables; of one net, a wire or an inverter, which its readers take in.</summary>
internal sealed record LookupCell : DesignCell
{
    private readonly int[] _fanins;

    /// <summary>Creates the cell.</summary>
    /// <param name="table">The function, of one output bit.</param>
    /// <param name="fanins">The nets, the first the most significant address bit; none for a constant.</param>
    public LookupCell(TruthTable table, params int[] fanins)
    {
        Table = table;
        _fanins = fanins;
    }

    /// <summary>The function.</summary>
    public TruthTable Table { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Fanins => _fanins;

    /// <inheritdoc/>
    public override int Levels => _fanins.Length > 1 ? 1 : 0;

    /// <inheritdoc/>
    public override long TableBits => Levels == 0 ? 0 : EntriesOf(_fanins);

    /// <inheritdoc/>
    public override int LutsOn(LutTarget target) => Levels == 0 ? 0 : target.LutsOf(_fanins.Length);

    /// <inheritdoc/>
    public override DesignCell Moved(Func<int, int> net) => new LookupCell(Table, Moved(_fanins, net));
}
