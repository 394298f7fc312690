using System.Reflection;
using System.Runtime.Loader;
using LutGen.Descriptions;

namespace LutGen.Tool.Training;

/// <summary>Reads what a class in an assembly says of its network by attributes; nothing of the assembly is run.</summary>
internal static class DescribedModelReader
{
    /// <summary>Reads a class.</summary>
    /// <param name="reference">The assembly's path and the class's full name, with <c>::</c> between; nested classes with a dot or a plus.</param>
    /// <exception cref="UsageException">The reference has another form.</exception>
    /// <exception cref="InputException">The assembly or the class is not there, or describes no network that can be trained.</exception>
    public static DescribedPreset Read(string reference)
    {
        string[] parts = reference.Split("::");
        if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0)
        {
            throw new UsageException($"'{reference}' is not a model; expected ASSEMBLY.dll::Namespace.Type.");
        }

        Type type = FindType(Load(parts[0]), parts[0], parts[1]);
        IList<CustomAttributeData> attributes = type.GetCustomAttributesData();
        CustomAttributeData named = attributes.FirstOrDefault(a => Is(a, nameof(LutModelAttribute)))
            ?? throw new InputException($"{reference}: the class has no LutModel attribute, expected one that names the file to write");
        var description = new ModelDescription(
            attributes.Where(a => Is(a, nameof(LutInputAttribute))).Select(ReadInput).FirstOrDefault(),
            [.. attributes.Where(a => Is(a, nameof(LutLayerAttribute)) || Is(a, nameof(LutConvAttribute))).Select(ReadLayer)],
            attributes.Where(a => Is(a, nameof(LutOutputAttribute))).Select(ReadOutput).FirstOrDefault());
        return DescribedPreset.Create(type.Name, reference, named.ConstructorArguments[0].Value as string ?? "", description);
    }

    private static Assembly Load(string path)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new InputException($"{path}: no such file, expected a built assembly");
        }

        var context = new AssemblyLoadContext("described model", isCollectible: true);
        var resolver = new AssemblyDependencyResolver(full);
        context.Resolving += (_, name) => resolver.ResolveAssemblyToPath(name) is { } dependency ? context.LoadFromAssemblyPath(dependency) : null;
        try
        {
            return context.LoadFromAssemblyPath(full);
        }
        catch (BadImageFormatException)
        {
            throw new InputException($"{path}: not a .NET assembly");
        }
    }

    private static Type FindType(Assembly assembly, string path, string name)
    {
        Type[] types;
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException incomplete)
        {
            types = [.. incomplete.Types.OfType<Type>()];
        }

        string[] described = [.. types.Where(t => t.GetCustomAttributesData().Any(a => Is(a, nameof(LutModelAttribute)))).Select(t => NameOf(t))];
        return types.FirstOrDefault(t => NameOf(t) == name.Replace('+', '.'))
            ?? throw new InputException($"{path}: no class '{name}', expected {(described.Length == 0 ? "a class with a LutModel attribute, but there is none" : $"one of {string.Join(", ", described)}")}");
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static DescribedInput ReadInput(CustomAttributeData attribute) => new(
        Size(attribute),
        (LutEncoding)Named(attribute, nameof(LutInputAttribute.Encoding), 0),
        Named<IReadOnlyCollection<CustomAttributeTypedArgument>>(attribute, nameof(LutInputAttribute.Thresholds), []).Select(t => (float)t.Value!).ToArray(),
        Named(attribute, nameof(LutInputAttribute.Bits), 0));

    private static DescribedLayer ReadLayer(CustomAttributeData attribute) => Is(attribute, nameof(LutLayerAttribute))
        ? new DescribedLuts(
            Size(attribute),
            Named(attribute, nameof(LutLayerAttribute.FanIn), 2),
            Named(attribute, nameof(LutLayerAttribute.Bits), 1),
            Named(attribute, nameof(LutLayerAttribute.Radius), 0))
        : new DescribedConvolution(
            Size(attribute),
            Named(attribute, nameof(LutConvAttribute.Field), 3),
            Named(attribute, nameof(LutConvAttribute.Stride), 1),
            Named(attribute, nameof(LutConvAttribute.Padding), 0),
            Named(attribute, nameof(LutConvAttribute.FanIn), 2),
            Named(attribute, nameof(LutConvAttribute.Depth), 1),
            Named(attribute, nameof(LutConvAttribute.Pool), 1));

    private static DescribedOutput ReadOutput(CustomAttributeData attribute) => new(
        Size(attribute),
        (LutHead)Named(attribute, nameof(LutOutputAttribute.Head), 0),
        Named(attribute, nameof(LutOutputAttribute.Tau), 0f));

    // By name: the assembly brings a LutGen of its own.
    private static bool Is(CustomAttributeData attribute, string name) => attribute.AttributeType.FullName == "LutGen." + name;

    private static int Size(CustomAttributeData attribute) => (int)attribute.ConstructorArguments[0].Value!;

    private static T Named<T>(CustomAttributeData attribute, string name, T otherwise) =>
        attribute.NamedArguments.Where(n => n.MemberName == name && n.TypedValue.Value is not null).Select(n => (T)n.TypedValue.Value!).DefaultIfEmpty(otherwise).First();
}
