using System.Globalization;
using LutGen.Kernels;

namespace LutGen.Benchmarks.Peers.Consumer;

/// <summary>How a model is compiled into a user's program.</summary>
/// <param name="Name">What it is called in reports and folders.</param>
/// <param name="Settings">What the class's attribute says beyond the file, for example <c>FuseSums = false</c>.</param>
/// <param name="Properties">Build properties of the project, for example <c>LutGenUnrollBudget</c>.</param>
internal sealed record ConsumerSource(string Name, string Settings, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>The model class.</summary>
    public const string ClassName = "Consumer.Model";

    /// <summary>The name of the model file, beside the source.</summary>
    public const string ModelFile = "model.lutnet";

    /// <summary>As a project with no settings compiles it.</summary>
    public static ConsumerSource Default { get; } = new("default", "", new Dictionary<string, string>());

    /// <summary>With a kernel that stores every plane that the head reads.</summary>
    public static ConsumerSource Storing { get; } = new("storing", "FuseSums = false", new Dictionary<string, string>());

    /// <summary>With kernels for this machine's widest vectors only, as a C compiler told <c>-march=native</c> has it.</summary>
    public static ConsumerSource OneWidth { get; } = new(
        "one-width",
        "",
        new Dictionary<string, string> { ["LutGenWidths"] = (64 * BitKernelChoice.WidestWords).ToString(CultureInfo.InvariantCulture) });

    /// <summary>As data that the runtime evaluates, whatever the network's size.</summary>
    public static ConsumerSource Tables { get; } = new("tables", "", new Dictionary<string, string> { ["LutGenUnrollBudget"] = "0" });

    /// <summary>The program's text.</summary>
    public string Text => $"""
        namespace Consumer;

        [LutGen.LutModel("{ModelFile}"{(Settings.Length > 0 ? ", " : "")}{Settings})]
        public partial class Model;

        """;

    /// <summary>What the SDK hands the compiler of the project's properties.</summary>
    public string AnalyzerConfig => string.Join('\n', Properties.Select(each => $"build_property.{each.Key} = {each.Value}").Prepend("is_global = true")) + "\n";
}
