namespace LutGen.Training.Convolutional;

/// <summary>A layer of a convolutional network, as settings have it. What it reads is what the layer before it gives: channels of a map.</summary>
public abstract record CnnLayerSettings
{
    private protected CnnLayerSettings()
    {
    }

    /// <summary>Name of the layer, of which its weights' names in a file are made; null for its kind and number, as in conv1.</summary>
    public string? Name { get; init; }
}
