using System.Text.Json.Nodes;
using LutGen.Training.Data;
using LutGen.Training.SettingsFiles;

namespace LutGen.Training.Checkpoints;

/// <summary>All that has to be the same for a training to go on as if it had never stopped. Threads and time limits have not.</summary>
/// <param name="Version">Version of this library: another one may compute otherwise.</param>
/// <param name="Data">Name of the data set.</param>
/// <param name="Fingerprint">See <see cref="DataFingerprint"/>.</param>
/// <param name="Settings">All settings, as a settings file has them.</param>
internal sealed record TrainingIdentity(string Version, string Data, string Fingerprint, JsonObject Settings)
{
    /// <summary>The identity of a training.</summary>
    public static TrainingIdentity Of(TrainingSettings settings, Dataset train) => new(
        typeof(TrainingIdentity).Assembly.GetName().Version?.ToString() ?? string.Empty,
        train.Name,
        DataFingerprint.Of(train),
        SettingsFile.ToJson(settings));

    /// <summary>The first difference to the training that is to be continued, in words; null if there is none.</summary>
    /// <param name="saved">The one that was saved.</param>
    public string? DifferenceTo(TrainingIdentity saved) =>
        Version != saved.Version ? $"is of version {saved.Version}; expected {Version}, the version that would continue it"
        : Data != saved.Data ? $"is of a training on the data {saved.Data}; expected {Data}"
        : Fingerprint != saved.Fingerprint ? $"is of a training on other samples of the data {Data}; expected the same samples"
        : Difference(Settings, saved.Settings, string.Empty) is { } difference ? $"is of a training with {difference} now"
        : null;

    private static string? Difference(JsonNode? now, JsonNode? saved, string path)
    {
        IEnumerable<string?> differences = (now, saved) switch
        {
            (JsonObject a, JsonObject b) => a.Select(each => each.Key).Union(b.Select(each => each.Key))
                .Select(key => Difference(a[key], b[key], path.Length == 0 ? key : $"{path}.{key}")),
            (JsonArray a, JsonArray b) when a.Count == b.Count => a.Zip(b)
                .Select((pair, i) => Difference(pair.First, pair.Second, FormattableString.Invariant($"{path}[{i}]"))),
            _ => [JsonNode.DeepEquals(now, saved) ? null : $"{path} {TextOf(saved)}; expected {TextOf(now)}, as it is"],
        };
        return differences.FirstOrDefault(difference => difference is not null);
    }

    // A list or an object has no short text, and what differs is that there is one, or how many.
    private static string TextOf(JsonNode? node) => node switch
    {
        null => "left out",
        JsonArray list => FormattableString.Invariant($"of {list.Count}"),
        JsonObject => "given",
        _ => node.ToJsonString(),
    };
}
