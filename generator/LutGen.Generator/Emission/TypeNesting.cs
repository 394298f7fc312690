using LutGen.Generator.Models;

namespace LutGen.Generator.Emission;

/// <summary>Opens a target's namespace and types again around generated members.</summary>
internal static class TypeNesting
{
    /// <summary>Writes the nesting; <paramref name="bases"/> goes behind the target's own name.</summary>
    public static void Write(SourceWriter writer, ModelTarget target, string bases, Action body)
    {
        if (target.Namespace.Length > 0)
        {
            using (writer.Begin("namespace " + target.Namespace))
            {
                WriteTypes(writer, target, 0, bases, body);
            }
        }
        else
        {
            WriteTypes(writer, target, 0, bases, body);
        }
    }

    private static void WriteTypes(SourceWriter writer, ModelTarget target, int depth, string bases, Action body)
    {
        if (depth == target.Types.Count)
        {
            body();
            return;
        }

        TypeHeader type = target.Types[depth];
        using (writer.Begin($"partial {type.Keyword} {type.Name}{(depth == target.Types.Count - 1 ? bases : string.Empty)}"))
        {
            WriteTypes(writer, target, depth + 1, bases, body);
        }
    }
}
