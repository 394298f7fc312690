namespace LutGen.Training.Neurons;

/// <summary>The widths of a network's codes, as places that can be narrowed: the features first, then the layers.</summary>
internal static class PrecisionWidths
{
    /// <summary>Places of a network.</summary>
    public static int CountOf(LlutNetworkSettings settings) => settings.Layers.Count + 1;

    /// <summary>A place as users call it.</summary>
    public static string NameOf(int place) => place == 0 ? "features" : FormattableString.Invariant($"layer {place}");

    /// <summary>Width of a place's codes.</summary>
    public static int BitsOf(LlutNetworkSettings settings, int place) => place == 0 ? settings.InputBits : settings.Layers[place - 1].Bits;

    /// <summary>The network with one bit less at a place.</summary>
    public static LlutNetworkSettings Narrowed(LlutNetworkSettings settings, int place) => place == 0
        ? settings with { InputBits = settings.InputBits - 1 }
        : settings with { Layers = [.. settings.Layers.Select((layer, i) => i == place - 1 ? layer with { Bits = layer.Bits - 1 } : layer)] };

    /// <summary>
    /// Whether a place can lose a bit. Features of more than four bits stay so: an even grid and learnt quantisers are not each other's continuation.
    /// </summary>
    public static bool CanNarrow(LlutNetworkSettings settings, int place) => BitsOf(settings, place) > 1 && (place > 0 || settings.InputBits != InputStage.MostLearntBits + 1);

    /// <summary>The network with as few bits everywhere as there can be.</summary>
    public static LlutNetworkSettings Narrowest(LlutNetworkSettings settings)
    {
        for (int place = 0; place < CountOf(settings); place++)
        {
            while (CanNarrow(settings, place))
            {
                settings = Narrowed(settings, place);
            }
        }

        return settings;
    }
}
