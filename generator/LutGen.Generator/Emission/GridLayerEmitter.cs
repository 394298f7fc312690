using LutGen.Networks;

namespace LutGen.Generator.Emission;

/// <summary>Writes layers over a grid as loops over positions; the grid is copied with its padding first, so no position is special.</summary>
/// <param name="writer">Receives the code.</param>
/// <param name="method">Name of the layer's method.</param>
/// <param name="scratchStart">Index of the first code behind the signals: room for the padded copy and a kernel's own signals.</param>
internal sealed class GridLayerEmitter(SourceWriter writer, string method, int scratchStart)
{
    /// <summary>Codes of scratch memory that a layer needs behind the signals.</summary>
    public static int ScratchOf(Layer layer) => layer switch
    {
        PoolLayer pool => Padded(pool.Grid, pool.Window).Count,
        ConvolutionLayer convolution => Padded(convolution.Grid, convolution.Window).Count + convolution.Kernel.SignalCount,
        _ => 0,
    };

    /// <summary>Writes a pooling layer as the method <c>method(ref ushort codes)</c>.</summary>
    public void Write(PoolLayer layer) => WriteLoops(layer.Grid, layer.Window, layer.Output, () =>
    {
        SignalGrid padded = Padded(layer.Grid, layer.Window);
        using (writer.Begin($"for (int channel = 0; channel < {layer.Grid.Channels}; channel++)"))
        {
            writer.Line($"ref ushort g = ref LutUnsafe.Add(ref corner, channel * {padded.Height * padded.Width});");
            writer.Line($"int pooled = {(layer.Kind == PoolKind.Average ? layer.Places / 2 : 0)};");
            for (int y = 0; y < layer.Window.Height; y++)
            {
                for (int x = 0; x < layer.Window.Width; x++)
                {
                    string value = $"LutUnsafe.Add(ref g, {y * padded.Width + x})";
                    writer.Line(layer.Kind switch
                    {
                        PoolKind.Or => $"pooled |= {value};",
                        PoolKind.Max => $"pooled = global::System.Math.Max(pooled, {value});",
                        _ => $"pooled += {value};",
                    });
                }
            }

            writer.Line($"LutUnsafe.Add(ref codes, {layer.FirstSignal} + channel * {layer.Output.Height * layer.Output.Width} + position) = (ushort)({(layer.Kind == PoolKind.Average ? $"pooled / {layer.Places}" : "pooled")});");
        }
    });

    /// <summary>Writes a convolution as the method <c>method(ref ushort codes)</c>, its kernel unrolled once.</summary>
    public void Write(ConvolutionLayer layer)
    {
        Subnetwork kernel = layer.Kernel;
        SignalGrid padded = Padded(layer.Grid, layer.Window);
        var calls = new List<string>();
        for (int i = 0; i < kernel.Layers.Count; i++)
        {
            WriteKernelLayer(kernel, kernel.Layers[i], i, calls);
        }

        WriteLoops(layer.Grid, layer.Window, layer.Output, () =>
        {
            int window = layer.Window.Height * layer.Window.Width;
            writer.Line($"ref ushort k = ref LutUnsafe.Add(ref padded, {padded.Count});");
            using (writer.Begin($"for (int input = 0; input < {kernel.InputCount}; input++)"))
            {
                writer.Line($"int place = input % {window};");
                writer.Line($"LutUnsafe.Add(ref k, input) = LutUnsafe.Add(ref corner, input / {window} * {padded.Height * padded.Width} + place / {layer.Window.Width} * {padded.Width} + place % {layer.Window.Width});");
            }

            foreach (string call in calls)
            {
                writer.Line(call);
            }

            for (int channel = 0; channel < layer.Output.Channels; channel++)
            {
                writer.Line($"LutUnsafe.Add(ref codes, {layer.FirstSignal + channel * layer.Output.Height * layer.Output.Width} + position) = LutUnsafe.Add(ref k, {kernel.Outputs[channel]});");
            }
        });
    }

    private void WriteKernelLayer(Subnetwork kernel, Layer layer, int index, List<string> calls)
    {
        if (layer is MacLayer mac)
        {
            string name = $"{method}Kernel{index}";
            new MacLayerEmitter(writer, name, kernel.WidthOf).Write(mac);
            calls.Add($"{name}(ref k);");
            return;
        }

        var luts = (LutLayer)layer;
        string Signal(int signal) => $"LutUnsafe.Add(ref k, {signal})";
        var lookups = new LookupEmitter(writer, $"{method}Tables{index}", Signal, Signal, kernel.WidthOf);
        lookups.WriteTables(luts);
        for (int first = 0; first < luts.Count; first += CodeKernelEmitter.NeuronsPerMethod)
        {
            string name = $"{method}Kernel{index}Part{first / CodeKernelEmitter.NeuronsPerMethod}";
            calls.Add($"{name}(ref k);");
            writer.Line(KernelNesting.Optimized);
            using (writer.Begin($"private static void {name}(ref ushort k)"))
            {
                lookups.WriteNeurons(luts, first, Math.Min(luts.Count, first + CodeKernelEmitter.NeuronsPerMethod));
            }

            writer.Line();
        }
    }

    // The loops over positions; the body sees codes, padded, corner (the window's first code) and position.
    private void WriteLoops(SignalGrid grid, SlidingWindow window, SignalGrid output, Action body)
    {
        SignalGrid padded = Padded(grid, window);
        writer.Line(KernelNesting.Optimized);
        using (writer.Begin($"private static void {method}(ref ushort codes)"))
        {
            writer.Line($"ref ushort padded = ref LutUnsafe.Add(ref codes, {scratchStart});");
            using (writer.Begin($"for (int i = 0; i < {padded.Count}; i++)"))
            {
                writer.Line("LutUnsafe.Add(ref padded, i) = 0;");
            }

            writer.Line();
            using (writer.Begin($"for (int row = 0; row < {grid.Channels * grid.Height}; row++)"))
            {
                writer.Line($"int start = (row / {grid.Height} * {padded.Height} + row % {grid.Height} + {window.Padding}) * {padded.Width} + {window.Padding};");
                using (writer.Begin($"for (int x = 0; x < {grid.Width}; x++)"))
                {
                    writer.Line($"LutUnsafe.Add(ref padded, start + x) = LutUnsafe.Add(ref codes, {grid.First} + row * {grid.Width} + x);");
                }
            }

            writer.Line();
            using (writer.Begin($"for (int position = 0; position < {output.Height * output.Width}; position++)"))
            {
                writer.Line($"ref ushort corner = ref LutUnsafe.Add(ref padded, position / {output.Width} * {window.Stride * padded.Width} + position % {output.Width} * {window.Stride});");
                body();
            }
        }
    }

    private static SignalGrid Padded(SignalGrid grid, SlidingWindow window) =>
        new(0, grid.Channels, grid.Height + 2 * window.Padding, grid.Width + 2 * window.Padding);
}
