using System.Globalization;
using System.Text;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Macs;

/// <summary>
/// A quantised network as straightforward dense C: 8-bit weights as arrays, zeros included, unsigned 8-bit activations, 32-bit accumulators, natural loops
/// over constant sizes, one image after the other.
/// </summary>
internal sealed class IntegerSource
{
    /// <summary>The function's name: images as bytes in, classes out.</summary>
    public const string Function = "classify";

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _calls = new();
    private readonly LutNetwork _network;
    private readonly LoopOrder _order;
    private readonly Dictionary<int, string> _buffers = [];

    private IntegerSource(LutNetwork network, LoopOrder order) => (_network, _order) = (network, order);

    /// <summary>The C text.</summary>
    /// <exception cref="BenchmarkException">The network has parts that this form does not know.</exception>
    public static string Emit(LutNetwork network, LoopOrder order) => new IntegerSource(network, order).Emit();

    private string Emit()
    {
        _text.Append("#include <stdint.h>\n#include <stddef.h>\n#include <string.h>\n\n");
        _text.Append("static inline int32_t code(int32_t sum, int32_t multiplier, int shift, int32_t zero, int32_t largest)\n{\n");
        _text.Append("    int64_t c = (((int64_t)sum * multiplier + ((INT64_C(1) << shift) >> 1)) >> shift) + zero;\n    return (int32_t)(c < 0 ? 0 : c > largest ? largest : c);\n}\n\n");
        EmitInput();
        foreach (Layer layer in _network.Layers)
        {
            switch (layer)
            {
                case ConvolutionLayer { Kernel.Layers: [MacLayer kernel] } convolution:
                    EmitConvolution(convolution, kernel);
                    break;
                case MacLayer dense:
                    EmitDense(dense);
                    break;
                case PoolLayer pool:
                    EmitPool(pool);
                    break;
                case AddLayer add:
                    EmitAddition(add);
                    break;
                default:
                    throw new BenchmarkException($"no C for a {layer.GetType().Name}");
            }
        }

        EmitHead();
        return _text.ToString();
    }

    private void EmitInput()
    {
        if (_network.Encoder is not QuantizerEncoder encoder || encoder.Quantizers.Distinct().Count() != 1 || encoder.Quantizers[0].Bits > 8)
        {
            throw new BenchmarkException("expected an encoder with one quantiser of at most 8 bits for all features");
        }

        SignalGrid image = ShapeOf(0, _network.Encoder.SignalCount);
        IEnumerable<int> table = Enumerable.Range(0, 256).Select(value => encoder.Quantizers[0].Encode(value));
        _text.Append($"static const uint8_t quantised[256] = {{ {string.Join(", ", table)} }};\n");
        Buffer(image);
        _calls.Append(Loop(image, $"b0[{At(image, "c", "y", "x")}] = quantised[image[(c * {image.Height} + y) * {image.Width} + x]];"));
    }

    // What is first read of signals as a grid is their shape; otherwise they are a vector.
    private SignalGrid ShapeOf(int first, int count)
    {
        SignalGrid read = _network.Layers.Select(layer => layer switch { ConvolutionLayer c => c.Grid, PoolLayer p => p.Grid, _ => default }).FirstOrDefault(grid => grid.Count > 0 && grid.First == first);
        return read.Count == count ? read : new SignalGrid(first, count, 1, 1);
    }

    private void Buffer(SignalGrid image)
    {
        string name = $"b{image.First}";
        _buffers[image.First] = name;

        // Codes of scores may be wider than those between layers.
        string type = _network.WidthOf(image.First) > 8 ? "uint16_t" : "uint8_t";
        _text.Append($"static {type} {name}[{image.Count}] __attribute__((aligned(64)));\n");
    }

    private string At(SignalGrid image, string c, string y, string x) => _order == LoopOrder.ChannelsFirst
        ? $"(({c}) * {image.Height} + ({y})) * {image.Width} + ({x})"
        : $"(({y}) * {image.Width} + ({x})) * {image.Channels} + ({c})";

    private string Loop(SignalGrid image, string body) => _order == LoopOrder.ChannelsFirst
        ? $"    for (int c = 0; c < {image.Channels}; c++)\n        for (int y = 0; y < {image.Height}; y++)\n            for (int x = 0; x < {image.Width}; x++)\n                {body}\n"
        : $"    for (int y = 0; y < {image.Height}; y++)\n        for (int x = 0; x < {image.Width}; x++)\n            for (int c = 0; c < {image.Channels}; c++)\n                {body}\n";

    private void EmitConvolution(ConvolutionLayer layer, MacLayer kernel)
    {
        SignalGrid image = layer.Grid, output = layer.Output;
        SlidingWindow window = layer.Window;
        int area = window.Height * window.Width;
        MacNeuron[] neurons = [.. layer.Kernel.Outputs.Select(signal => kernel.Neurons[signal - kernel.FirstSignal])];
        int[][] weights = [.. neurons.Select(neuron => WeightsOf(kernel, neuron, input => input, image.Channels * area))];
        string id = $"{layer.FirstSignal}";

        // Weights in the order in which the loops read them.
        IEnumerable<int> ordered = from first in Enumerable.Range(0, _order == LoopOrder.OutputsLast ? 1 : output.Channels)
                                   from c in Enumerable.Range(0, _order == LoopOrder.ChannelsFirst ? image.Channels : 1)
                                   from place in Enumerable.Range(0, area)
                                   from last in Enumerable.Range(0, _order == LoopOrder.ChannelsFirst ? 1 : image.Channels)
                                   from o in Enumerable.Range(0, _order == LoopOrder.OutputsLast ? output.Channels : 1)
                                   select weights[first + o][(c + last) * area + place];
        Weights(id, ordered);
        Scales(id, neurons);
        Buffer(output);
        (int height, int width) = (image.Height + 2 * window.Padding, image.Width + 2 * window.Padding);
        SignalGrid padded = image with { Height = height, Width = width };
        string from = _buffers[image.First];
        if (window.Padding > 0)
        {
            _text.Append($"static uint8_t p{id}[{padded.Count}];\n");
            _calls.Append(Loop(image, $"p{id}[{At(padded, "c", $"y + {window.Padding}", $"x + {window.Padding}")}] = {from}[{At(image, "c", "y", "x")}];"));
            from = $"p{id}";
        }

        string finish = $"code(acc, multiplier{id}[o], shift{id}[o], zero{id}[o], {(1 << layer.OutputBits) - 1})";
        string y = $"y * {window.Stride} + i", x = $"x * {window.Stride} + j";
        _text.Append($"static void conv{id}(void)\n{{\n");
        if (_order == LoopOrder.ChannelsFirst)
        {
            _text.Append($"    static int32_t sums[{output.Height * output.Width}] __attribute__((aligned(64)));\n    for (int o = 0; o < {output.Channels}; o++) {{\n");
            _text.Append($"        for (int k = 0; k < {output.Height * output.Width}; k++) sums[k] = bias{id}[o];\n");
            _text.Append($"        for (int c = 0; c < {image.Channels}; c++)\n            for (int i = 0; i < {window.Height}; i++)\n                for (int j = 0; j < {window.Width}; j++) {{\n");
            _text.Append($"                    int32_t w = weights{id}[((o * {image.Channels} + c) * {window.Height} + i) * {window.Width} + j];\n");
            _text.Append($"                    for (int y = 0; y < {output.Height}; y++)\n                        for (int x = 0; x < {output.Width}; x++)\n");
            _text.Append($"                            sums[y * {output.Width} + x] += w * {from}[{At(padded, "c", y, x)}];\n                }}\n");
            _text.Append($"        for (int k = 0; k < {output.Height * output.Width}; k++) {{ int32_t acc = sums[k]; b{output.First}[o * {output.Height * output.Width} + k] = {finish}; }}\n    }}\n}}\n\n");
        }
        else if (_order == LoopOrder.ChannelsLast)
        {
            _text.Append($"    for (int y = 0; y < {output.Height}; y++)\n        for (int x = 0; x < {output.Width}; x++)\n            for (int o = 0; o < {output.Channels}; o++) {{\n                int32_t acc = bias{id}[o];\n");
            _text.Append($"                for (int i = 0; i < {window.Height}; i++)\n                    for (int j = 0; j < {window.Width}; j++)\n                        for (int c = 0; c < {image.Channels}; c++)\n");
            _text.Append($"                            acc += weights{id}[((o * {window.Height} + i) * {window.Width} + j) * {image.Channels} + c] * {from}[{At(padded, "c", y, x)}];\n");
            _text.Append($"                b{output.First}[{At(output, "o", "y", "x")}] = {finish};\n            }}\n}}\n\n");
        }
        else
        {
            _text.Append($"    for (int y = 0; y < {output.Height}; y++)\n        for (int x = 0; x < {output.Width}; x++) {{\n            int32_t sums[{output.Channels}];\n            memcpy(sums, bias{id}, sizeof sums);\n");
            _text.Append($"            for (int i = 0; i < {window.Height}; i++)\n                for (int j = 0; j < {window.Width}; j++)\n                    for (int c = 0; c < {image.Channels}; c++) {{\n");
            _text.Append($"                        int32_t a = {from}[{At(padded, "c", y, x)}];\n                        for (int o = 0; o < {output.Channels}; o++)\n");
            _text.Append($"                            sums[o] += a * weights{id}[((i * {window.Width} + j) * {image.Channels} + c) * {output.Channels} + o];\n                    }}\n");
            _text.Append($"            for (int o = 0; o < {output.Channels}; o++) {{ int32_t acc = sums[o]; b{output.First}[{At(output, "o", "y", "x")}] = {finish}; }}\n        }}\n}}\n\n");
        }

        _calls.Append($"    conv{id}();\n");
    }

    private void EmitDense(MacLayer layer)
    {
        int[] signals = [.. layer.Neurons.SelectMany(neuron => neuron.Inputs.Select(input => input.Signal)).Distinct().Order()];
        int start = _buffers.Keys.Where(key => key <= (signals.Length == 0 ? 0 : signals[0])).Max();
        SignalGrid image = ShapeOfDefined(start);
        if (signals.Any(signal => signal >= image.First + image.Count))
        {
            throw new BenchmarkException("expected dense layers that read one layer's signals");
        }

        // In the order in which the values stand in memory.
        int PlaceOf(int signal)
        {
            int area = image.Height * image.Width, place = signal - image.First;
            return _order == LoopOrder.ChannelsFirst ? place : place % area * image.Channels + place / area;
        }

        string id = $"{layer.FirstSignal}";
        int[][] weights = [.. layer.Neurons.Select(neuron => WeightsOf(layer, neuron, PlaceOf, image.Count))];
        Weights(id, _order == LoopOrder.OutputsLast ? Enumerable.Range(0, image.Count).SelectMany(k => weights.Select(row => row[k])) : weights.SelectMany(row => row));
        Scales(id, layer.Neurons);
        Buffer(ShapeOf(layer.FirstSignal, layer.Count));
        string finish = $"b{id}[o] = code(acc, multiplier{id}[o], shift{id}[o], zero{id}[o], {(1 << layer.OutputBits) - 1});";
        _text.Append($"static void dense{id}(void)\n{{\n");
        _text.Append(_order == LoopOrder.OutputsLast
            ? $"    int32_t sums[{layer.Count}];\n    memcpy(sums, bias{id}, sizeof sums);\n    for (int k = 0; k < {image.Count}; k++)\n        for (int o = 0; o < {layer.Count}; o++)\n            sums[o] += weights{id}[k * {layer.Count} + o] * {_buffers[start]}[k];\n    for (int o = 0; o < {layer.Count}; o++) {{ int32_t acc = sums[o]; {finish} }}\n}}\n\n"
            : $"    for (int o = 0; o < {layer.Count}; o++) {{\n        int32_t acc = bias{id}[o];\n        for (int k = 0; k < {image.Count}; k++)\n            acc += weights{id}[o * {image.Count} + k] * {_buffers[start]}[k];\n        {finish}\n    }}\n}}\n\n");
        _calls.Append($"    dense{id}();\n");
    }

    private void EmitPool(PoolLayer layer)
    {
        SlidingWindow window = layer.Window;
        if (window.Padding > 0 || layer.Kind == PoolKind.Or)
        {
            throw new BenchmarkException("no C for pools with padding, nor for OR");
        }

        Buffer(layer.Output);
        string value = $"{_buffers[layer.Grid.First]}[{At(layer.Grid, "c", $"y * {window.Stride} + i", $"x * {window.Stride} + j")}]";
        string each = layer.Kind == PoolKind.Max ? $"{{ int v = {value}; if (v > p) p = v; }}" : $"p += {value};";
        string result = layer.Kind == PoolKind.Max ? "p" : $"(p + {layer.Places / 2}) / {layer.Places}";
        _calls.Append(Loop(layer.Output, $"{{ int p = 0; for (int i = 0; i < {window.Height}; i++) for (int j = 0; j < {window.Width}; j++) {each} b{layer.FirstSignal}[{At(layer.Output, "c", "y", "x")}] = {result}; }}"));
    }

    private void EmitAddition(AddLayer layer)
    {
        Buffer(layer.Output);
        string sum = string.Concat(layer.Terms.Select(term => $" + {term.Multiplier} * {_buffers[term.Grid.First]}[k]"));
        _calls.Append($"    for (int k = 0; k < {layer.Count}; k++) {{ int32_t acc = {layer.Bias + layer.Rounding}{sum}; acc = (acc >> {layer.Shift}) + {layer.Zero}; b{layer.FirstSignal}[k] = acc < 0 ? 0 : acc > {(1 << layer.OutputBits) - 1} ? {(1 << layer.OutputBits) - 1} : acc; }}\n");
    }

    private void EmitHead()
    {
        int[] signals = [.. _network.Head.Signals];
        int start = _buffers.Keys.Where(key => key <= signals[0]).Max();
        string score = _network.Head switch
        {
            ArgmaxHead => $"(float){_buffers[start]}[o]",
            DequantizeHead head when head.Outputs.All(output => output.Scale.Equals(head.Outputs[0].Scale) && output.Zero == head.Outputs[0].Zero) =>
                $"({_buffers[start]}[o] - {head.Outputs[0].Zero}) * {head.Outputs[0].Scale.ToString("R", CultureInfo.InvariantCulture)}f",
            _ => throw new BenchmarkException($"no C for a {_network.Head.GetType().Name} of several scales"),
        };
        if (signals[0] != start || signals.Where((signal, i) => signal != start + i).Any())
        {
            throw new BenchmarkException("expected a head that reads the last layer's signals in order");
        }

        _text.Append($"void {Function}(const uint8_t* images, int32_t* classes, size_t count)\n{{\n  for (size_t n = 0; n < count; n++) {{\n    const uint8_t* image = images + n * {_network.Encoder.FeatureCount};\n{_calls}");
        _text.Append($"    int best = 0;\n    float most = -1e30f;\n    for (int o = 0; o < {signals.Length}; o++) {{ float s = {score}; if (s > most) {{ most = s; best = o; }} }}\n    classes[n] = best;\n  }}\n}}\n");
    }

    private SignalGrid ShapeOfDefined(int first) => first == 0 ? ShapeOf(0, _network.Encoder.SignalCount) : _network.Layers.First(layer => layer.FirstSignal == first) switch
    {
        ConvolutionLayer convolution => convolution.Output,
        PoolLayer pool => pool.Output,
        AddLayer add => add.Output,
        Layer other => ShapeOf(first, other.Count),
    };

    private static int[] WeightsOf(MacLayer layer, MacNeuron neuron, Func<int, int> placeOf, int count)
    {
        var weights = new int[count];
        foreach (MacInput input in neuron.Inputs)
        {
            ProductTable table = layer.Tables[input.Table];
            weights[placeOf(input.Signal)] += ProductForm.Of(table) is { Constant: 0 } form && layer.DroppedChunks == 0 && (form.Mask == table.Entries.Count - 1 || form.Weight == 0)
                ? form.Weight
                : throw new BenchmarkException("expected exact product tables");
        }

        return weights;
    }

    private void Weights(string id, IEnumerable<int> weights)
    {
        int[] all = [.. weights];
        if (all.Any(weight => weight != (sbyte)weight))
        {
            throw new BenchmarkException("expected weights of 8 bits");
        }

        _text.Append($"static const int8_t weights{id}[{all.Length}] __attribute__((aligned(64))) = {{\n");
        for (int i = 0; i < all.Length; i += 32)
        {
            _text.Append(string.Join(",", all.Skip(i).Take(32))).Append(",\n");
        }

        _text.Append("};\n");
    }

    private void Scales(string id, IReadOnlyList<MacNeuron> neurons)
    {
        foreach ((string name, Func<MacNeuron, int> value) in new (string, Func<MacNeuron, int>)[]
        {
            ("bias", neuron => neuron.Bias), ("multiplier", neuron => neuron.Multiplier), ("shift", neuron => neuron.Shift), ("zero", neuron => neuron.Zero),
        })
        {
            _text.Append($"static const int32_t {name}{id}[{neurons.Count}] = {{ {string.Join(", ", neurons.Select(value))} }};\n");
        }
    }
}
