using LutGen.Generator.Models;

namespace LutGen.Generator.Emission;

/// <summary>Opens a target's namespace and types again around generated members.</summary>
internal static class TypeNesting
{
    /// <summary>Writes the nesting; <paramref name="bases"/> goes behind the target's own name, <paramref name="attributes"/> above it.</summary>
    public static void Write(SourceWriter writer, ModelTarget target, string bases, Action body, params string[] attributes)
    {
        if (target.Namespace.Length > 0)
        {
            using (writer.Begin("namespace " + target.Namespace))
            {
                WriteTypes(writer, target, 0, bases, body, attributes);
            }
        }
        else
        {
            WriteTypes(writer, target, 0, bases, body, attributes);
        }
    }

    private static void WriteTypes(SourceWriter writer, ModelTarget target, int depth, string bases, Action body, string[] attributes)
    {
        if (depth == target.Types.Count)
        {
            body();
            return;
        }

        TypeHeader type = target.Types[depth];
        bool isTarget = depth == target.Types.Count - 1;
        foreach (string attribute in isTarget ? attributes : [])
        {
            writer.Line(attribute);
        }

        using (writer.Begin($"partial {type.Keyword} {type.Name}{(isTarget ? bases : string.Empty)}"))
        {
            WriteTypes(writer, target, depth + 1, bases, body, attributes);
        }
    }
}
