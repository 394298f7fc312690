using System.Text;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>The settings that every layer over a grid shares.</summary>
internal static class GridSettings
{
    /// <summary>Reads a grid and a window, and checks that the grid's signals have one width and the window fits.</summary>
    public static (SignalGrid Grid, SlidingWindow Window) Read(LutnetCursor cursor, SignalScope scope)
    {
        int first = cursor.Setting("from", 0, NetworkLimits.Signals);
        int column = cursor.WordColumn;
        var grid = new SignalGrid(
            first,
            cursor.Setting("channels", 1, NetworkLimits.Signals),
            cursor.Setting("height", 1, NetworkLimits.Signals),
            cursor.Setting("width", 1, NetworkLimits.Signals));
        Check(cursor, column, () => grid.RequireUniformWidth(scope));

        int rows = cursor.Setting("rows", 1, NetworkLimits.Signals);
        column = cursor.WordColumn;
        var window = new SlidingWindow(
            rows,
            cursor.Setting("columns", 1, NetworkLimits.Signals),
            cursor.Setting("stride", 1, NetworkLimits.Signals),
            cursor.Setting("padding", 0, NetworkLimits.Signals));
        Check(cursor, column, () => window.OutputsOver(grid, 1));
        return (grid, window);
    }

    private static void Check(LutnetCursor cursor, int column, Func<int> rule)
    {
        try
        {
            rule();
        }
        catch (NetworkException broken)
        {
            throw cursor.FailSince(broken, column);
        }
    }

    public static void Write(StringBuilder text, SignalGrid grid, SlidingWindow window) =>
        text.Append(FormattableString.Invariant($" from={grid.First} channels={grid.Channels} height={grid.Height} width={grid.Width}"))
            .Append(FormattableString.Invariant($" rows={window.Height} columns={window.Width} stride={window.Stride} padding={window.Padding}"));
}

/// <summary>Pooling: one line.</summary>
internal sealed class PoolLayerSection : LutnetSection<Layer>
{
    public override string Keyword => "pool";

    public override Layer Read(LutnetCursor cursor, SignalScope scope)
    {
        string word = cursor.SettingWord("kind");
        PoolKind kind = word switch
        {
            "or" => PoolKind.Or,
            "max" => PoolKind.Max,
            "average" => PoolKind.Average,
            _ => throw cursor.Fail($"kind is '{Identifier.Shorten(word)}', expected or, max, average"),
        };
        (SignalGrid grid, SlidingWindow window) = GridSettings.Read(cursor, scope);
        cursor.EndLine();
        return new PoolLayer(scope, grid, window, kind);
    }

    public override bool TryWrite(Layer value, StringBuilder text)
    {
        if (value is not PoolLayer layer)
        {
            return false;
        }

        text.Append(layer.Kind switch { PoolKind.Or => " kind=or", PoolKind.Max => " kind=max", _ => " kind=average" });
        GridSettings.Write(text, layer.Grid, layer.Window);
        text.Append('\n');
        return true;
    }
}

/// <summary>Convolution: the grid and window, then the kernel's layers with ids of their own, then its outputs.</summary>
internal sealed class ConvolutionLayerSection : LutnetSection<Layer>
{
    public override string Keyword => "conv";

    public override Layer Read(LutnetCursor cursor, SignalScope scope)
    {
        (SignalGrid grid, SlidingWindow window) = GridSettings.Read(cursor, scope);
        int layerCount = cursor.Setting("layers", 0, NetworkLimits.Signals);
        cursor.EndLine();

        long inputCount = (long)grid.Channels * window.Height * window.Width;
        if (inputCount > NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the kernel reads {inputCount} signals, expected at most {NetworkLimits.Signals}");
        }

        var kernelScope = new SignalScope([]);
        kernelScope.Append((int)inputCount, scope.WidthOf(grid.First));
        var layers = new List<Layer>();
        for (int i = 0; i < layerCount; i++)
        {
            cursor.NextLine("kernel layer", i + 1, layerCount);
            cursor.Keyword("layer");
            layers.Add(LutnetSections.Read(KernelKinds, cursor, kernelScope));
        }

        cursor.NextLine("the kernel's outputs");
        cursor.Keyword("outputs");
        var kernel = new Subnetwork(kernelScope, (int)inputCount, layers, cursor.Signals("output signal", kernelScope));
        return new ConvolutionLayer(scope, grid, window, kernel);
    }

    public override bool TryWrite(Layer value, StringBuilder text)
    {
        if (value is not ConvolutionLayer layer)
        {
            return false;
        }

        GridSettings.Write(text, layer.Grid, layer.Window);
        text.Append(" layers=").Append(layer.Kernel.Layers.Count).Append('\n');
        foreach (Layer inner in layer.Kernel.Layers)
        {
            LutnetSections.Write(KernelKinds, "layer", inner, text);
        }

        text.Append("outputs");
        LutnetSections.AppendSignals(text, layer.Kernel.Outputs);
        text.Append('\n');
        return true;
    }

    // A kernel is neurons only: no grid inside a grid, and no recursion that a file could drive deep.
    private static IReadOnlyList<LutnetSection<Layer>> KernelKinds =>
        LutnetSections.Layers.Where(s => s is LutLayerSection or MacLayerSection).ToArray();
}
