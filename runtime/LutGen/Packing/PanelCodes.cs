using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>
/// Quantises the bytes of panels. A code never falls when its feature rises, so it is the number of bounds that the feature
/// exceeds; features that are codes already are only clamped.
/// </summary>
internal sealed unsafe class PanelCodes
{
    private const int VectorBytes = 64;

    private readonly int _bounds;
    private readonly PinnedTable<byte> _codes;
    private readonly PinnedTable<byte> _operands;

    /// <summary>Tabulates quantisers.</summary>
    /// <param name="layout">The panels.</param>
    /// <param name="encoder">The quantisers.</param>
    public PanelCodes(PanelLayout layout, QuantizerEncoder encoder)
    {
        Quantizer[] quantizers = [.. encoder.Quantizers];
        bool areCodes = quantizers.All(IsIdentity);
        _bounds = areCodes ? 0 : quantizers.Max(q => q.Encode(byte.MaxValue) - q.Encode(0));
        _codes = new PinnedTable<byte>(Enumerable.Range(0, layout.Panels)
            .SelectMany(panel => layout.Vector(panel, feature => (byte)(areCodes ? quantizers[feature].Encode(byte.MaxValue) : quantizers[feature].Encode(0))))
            .ToArray());
        _operands = new PinnedTable<byte>(Enumerable.Range(0, layout.Panels * _bounds)
            .SelectMany(i => layout.Vector(i / _bounds, feature => Bound(quantizers[feature], i % _bounds)))
            .ToArray());
    }

    /// <summary>Whether an encoder's codes are best made so.</summary>
    public static bool Suits(QuantizerEncoder encoder) =>
        encoder.Quantizers.All(q => q.Bits <= 8 && IsIdentity(q)) || encoder.Quantizers.All(q => q.Bits <= 4);

    /// <summary>Quantises the 16 vectors of a panel.</summary>
    /// <param name="columns">Features.</param>
    /// <param name="codes">Receives codes; may be the features' place.</param>
    /// <param name="panel">The panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Encode(byte* columns, byte* codes, int panel)
    {
        Vector512<byte> each = Vector512.Load(_codes.First + panel * VectorBytes);
        if (_bounds == 0)
        {
            for (int i = 0; i < 16 * VectorBytes; i += VectorBytes)
            {
                Vector512.Min(each, Vector512.Load(columns + i)).Store(codes + i);
            }

            return;
        }

        byte* operands = _operands.First + panel * _bounds * VectorBytes;
        for (int i = 0; i < 16 * VectorBytes; i += VectorBytes)
        {
            Vector512<byte> code = each;
            for (int bound = 0; bound < _bounds; bound++)
            {
                Vector512<byte> limit = Vector512.Load(operands + bound * VectorBytes);
                code = Vector512.ConditionalSelect(Vector512.LessThan(limit, Vector512.Load(columns + i)), code + Vector512<byte>.One, code);
            }

            code.Store(codes + i);
        }
    }

    private static bool IsIdentity(Quantizer quantizer) => Enumerable.Range(0, 256).All(value => quantizer.Encode(value) == Math.Min(value, (1 << quantizer.Bits) - 1));

    // The largest byte whose code is at most so far above the code of 0.
    private static byte Bound(Quantizer quantizer, int above)
    {
        int lowest = quantizer.Encode(0);
        return (byte)Enumerable.Range(0, 256).Last(value => quantizer.Encode(value) - lowest <= above);
    }
}
