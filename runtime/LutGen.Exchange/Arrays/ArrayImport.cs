using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Weights;

namespace LutGen.Exchange.Arrays;

/// <summary>
/// Reads networks from named arrays, NumPy's <c>.npz</c> or safetensors: what a few lines of Python save of networks of difflogic, torchlogix, DWN and
/// LogicNets' family. Which it is, the arrays' names say.
/// </summary>
public static class ArrayImport
{
    /// <summary>The format's name.</summary>
    public const string Format = "npz";

    private static readonly IArrayLayers[] Forms = [new DifflogicLayers(), new TorchlogixLayers(), new DwnLayers(), new LogicNetsLayers()];

    /// <summary>Reads a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The network's name: a word of ASCII letters, digits, '-', '_', '.'.</param>
    /// <param name="options">What codes mean where the file does not say.</param>
    /// <exception cref="ImportException">The file has other arrays, their values make no network, or the options contradict them.</exception>
    public static ImportedNetwork Read(string path, string name, CodeOptions options)
    {
        SourceText.Open(path, SourceText.LongestStream).Dispose();
        try
        {
            ArrayFile file = new(WeightFile.Read(path));
            IArrayLayers form = FormOf(file);
            CheckNames(file, form);
            CheckOptions(file, form, options);
            return Read(file, form, name, options);
        }
        catch (DataFileException damaged)
        {
            throw new ImportException(damaged.Path, damaged.Message[(damaged.Path.Length + 2)..], damaged);
        }
        catch (NetworkException beyond)
        {
            throw new ImportException(path, beyond.Message, beyond);
        }
    }

    private static ImportedNetwork Read(ArrayFile file, IArrayLayers form, string name, CodeOptions options)
    {
        InputEncoder encoder = form.HasCodes ? ArrayCodes.Encoder(file, options) : ArrayBits.Encoder(file);
        NetworkBuilder builder = new(name, encoder);
        ArraySource source = new(0, encoder.SignalCount, encoder.Widths.First());
        (int nodes, long entries) = (0, 0);
        for (int number = 0; number < LayersOf(file, form); number++)
        {
            LutLayer layer = form.Read(file, number, source, builder);
            if (layer.Count == 0)
            {
                throw file.Error($"{form.LayerArrays[0]}{number}", "is empty, expected at least one neuron");
            }

            builder.Add(layer);
            nodes += layer.Count;
            entries += (long)layer.Count * layer.TableOf(0).Length;
            source = new ArraySource(layer.FirstSignal, layer.Count, layer.OutputBits);
        }

        OutputHead head = form.HasCodes ? ArrayCodes.Head(file, source, options) : ArrayBits.Head(file, source, padded: form is DwnLayers);
        LutNetwork network = builder.Build(head, new NetworkMetadata([new("method", $"imported from arrays of {form.Name}")]));
        return new ImportedNetwork(network, $"{Format}, {form.Name}", nodes, entries);
    }

    private static IArrayLayers FormOf(ArrayFile file)
    {
        IArrayLayers[] forms = [.. Forms.Where(form => form.LayerArrays.All(array => file.Has($"{array}0")))];
        return forms.Length == 1
            ? forms[0]
            : throw new ImportException(
                file.Path,
                $"is of {(forms.Length == 0 ? "no form" : "several forms")} that is known, expected the arrays of one of {string.Join("; ", Forms.Select(form => $"{form.Name}: {string.Join(", ", form.LayerArrays.Select(array => $"{array}0"))}"))}");
    }

    private static int LayersOf(ArrayFile file, IArrayLayers form)
    {
        int layers = 0;
        while (file.Has($"{form.LayerArrays[0]}{layers}"))
        {
            layers++;
        }

        return layers;
    }

    private static void CheckOptions(ArrayFile file, IArrayLayers form, CodeOptions options)
    {
        bool widths = options.InputBits is not null || options.OutputBits is not null;
        bool meanings = options.InputScales.Count > 0 || options.OutputScales.Count > 0 || options.Head is not null;
        if (widths || (meanings && !form.HasCodes))
        {
            throw new ImportException(file.Path, form.HasCodes ? "says the widths of its codes itself, expected no others" : $"is a network of bits of {form.Name}, expected no widths, scales or head of codes");
        }
    }

    // An array that is not looked at may be one that is misspelt.
    private static void CheckNames(ArrayFile file, IArrayLayers form)
    {
        int layers = LayersOf(file, form);
        IReadOnlyList<string> others = form.HasCodes ? ArrayCodes.Names : ArrayBits.Names;
        HashSet<string> known = [.. others, .. Enumerable.Range(0, layers).SelectMany(layer => form.LayerArrays.Select(array => $"{array}{layer}"))];
        if (file.Names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw file.Error(
                unknown, $"is not known in a network of {form.Name}, expected {string.Join(", ", form.LayerArrays)} with the numbers of layers, here 0 to {layers - 1}, and {string.Join(", ", others)}");
        }
    }
}
