using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LutGen.Training.Convolutional;
using LutGen.Training.Neurons;

namespace LutGen.Training.SettingsFiles;

/// <summary>Trainings as JSON. Comments and trailing commas are fine; unknown names, wrong types and values out of range are not.</summary>
public static class SettingsFile
{
    /// <summary>Seed where a file names none, as on the command line.</summary>
    public const ulong DefaultSeed = 1;

    private const string Logic = "logic";
    private const string Lluts = "l-luts";
    private const string Cnn = "cnn";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,

        // Nothing of it is for web pages: plus signs and apostrophes stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly UnionType<TrainingRecipe> Recipe = new(
        RecipeOf(Logic, new LogicNetworkSettings { Layers = [], Seed = DefaultSeed }, LogicProperties.All),
        RecipeOf(Lluts, new LlutNetworkSettings { Layers = [], Seed = DefaultSeed }, LlutProperties.All),
        RecipeOf(Cnn, new CnnSettings { Layers = [], Seed = DefaultSeed }, CnnProperties.All)) { Default = Logic };

    private static readonly UnionType<TrainingSettings> Settings = new(
        new UnionCase<TrainingSettings, LogicNetworkSettings>(Logic, new LogicNetworkSettings { Layers = [] }, [.. LogicProperties.All]),
        new UnionCase<TrainingSettings, LlutNetworkSettings>(Lluts, new LlutNetworkSettings { Layers = [] }, [.. LlutProperties.All]),
        new UnionCase<TrainingSettings, CnnSettings>(Cnn, new CnnSettings { Layers = [] }, [.. CnnProperties.All]));

    /// <summary>Reads a settings file's text.</summary>
    /// <exception cref="SettingsFileException">It cannot be used; the message says where, what was found and what was expected.</exception>
    public static TrainingRecipe Parse(string text) => Recipe.Read(SettingsText.Parse(text, "settings, as lutgen presets NAME --json prints them"));

    /// <summary>Writes all settings, so that a file can be changed by whoever knows none of them.</summary>
    public static string ToText(TrainingRecipe recipe) => TextOf(Recipe.Write(recipe));

    /// <summary>The JSON Schema (draft 2020-12) of settings files.</summary>
    public static string Schema()
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Settings of a LutGen training",
        };
        foreach ((string name, JsonNode? part) in Recipe.Schema())
        {
            schema[name] = part?.DeepClone();
        }

        schema["$defs"] = new JsonObject
        {
            [LayerTypes.Layer.Name] = LayerTypes.Layer.Definition(),
            [CnnLayerTypes.Layer.Name] = CnnLayerTypes.Layer.Definition(),
            [ThresholdTypes.Placement.Name] = ThresholdTypes.Placement.Definition(),
        };
        return TextOf(schema);
    }

    /// <summary>The settings alone, to compare them.</summary>
    internal static JsonObject ToJson(TrainingSettings settings) => (JsonObject)Settings.Write(settings);

    private static UnionCase<TrainingRecipe, TrainingRecipe> RecipeOf<T>(string kind, T defaults, IReadOnlyList<SettingProperty<T>> properties)
        where T : TrainingSettings => new(
        kind,
        new TrainingRecipe(defaults),
        [
            new SettingProperty<TrainingRecipe, string>(
                "$schema", new TextType("^.*$", "a text in one line"), _ => null, (recipe, _) => recipe, "Where this schema lies, for editors."),
            new SettingProperty<TrainingRecipe, string>(
                "name", new TextType("^[A-Za-z0-9._-]+$", "a name of letters, digits, '-', '_' and '.'"), recipe => recipe.Name, (recipe, value) => recipe with { Name = value },
                "Name of the network; the file's by default."),
            new SettingProperty<TrainingRecipe, string>(
                "data", new TextType("^[^/\\\\]+$", "the name of a data set, without a folder"), recipe => recipe.Data, (recipe, value) => recipe with { Data = value },
                "Name of the data set, which is looked for where --data says; digits and monks-1 to monks-3 are generated."),
            .. properties.Select(property => new LiftedProperty<TrainingRecipe, T>(
                property, recipe => (T)recipe.Settings, (recipe, settings) => recipe with { Settings = settings })),
        ]) { When = recipe => recipe.Settings is T };

    private static string TextOf(JsonNode node) => node.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
}
