using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>Rows of features to the lines of the encoder's codes.</summary>
/// <typeparam name="T">A feature: <c>float</c> or <c>byte</c>.</typeparam>
internal sealed unsafe class RowLines<T>
    where T : unmanaged
{
    private readonly RowEncoder<T> _encoder;
    private readonly int _features;
    private readonly int _signals;
    private readonly PinnedTable<Line> _lines;
    private readonly PinnedTable<int> _zeros;

    /// <summary>Looks up where the codes go.</summary>
    /// <param name="program">The network's program.</param>
    /// <param name="encoder">Makes codes of its rows.</param>
    public RowLines(MacProgram program, RowEncoder<T> encoder)
    {
        _encoder = encoder;
        _features = program.Network.Encoder.FeatureCount;
        _signals = program.Network.Encoder.SignalCount;
        _lines = new PinnedTable<Line>([.. Enumerable.Range(0, _signals)
            .GroupBy(program.Lines.LineOf)
            .Select(line => new Line(line.Key * SignalLines.Bytes, CodeOf(line, isUpper: false), CodeOf(line, isUpper: true)))]);
        _zeros = new PinnedTable<int>(LineStep.ZerosOf(program.Lines.RegionOf(0)));

        int CodeOf(IEnumerable<int> signals, bool isUpper) => signals.Where(signal => program.Lines.IsUpper(signal) == isUpper).DefaultIfEmpty(_signals).First();
    }

    /// <summary>Codes that a row is encoded into before they are spread, and a 0 behind them for halves of lines without a code.</summary>
    public int RowCodes => _signals + 1;

    /// <summary>Encodes rows.</summary>
    /// <param name="rows">The first feature of the first row.</param>
    /// <param name="count">1 to 16 rows; what is in the lanes of others stays as it is.</param>
    /// <param name="lines">The first line.</param>
    /// <param name="codes">Memory for <see cref="RowCodes"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Encode(T* rows, int count, byte* lines, ushort* codes)
    {
        LineStep.Clear(lines, _zeros);
        codes[_signals] = 0;
        for (int row = 0; row < count; row++, rows += _features, lines += sizeof(int))
        {
            _encoder.Encode(rows, 0, _features, codes);
            for (Line* line = _lines.First, end = line + _lines.Length; line < end; line++)
            {
                *(uint*)(lines + line->Place) = codes[line->Lower] | (uint)codes[line->Upper] << 16;
            }
        }
    }

    // Where a line stands, and the codes that make its numbers.
    private readonly record struct Line(int Place, int Lower, int Upper);
}
