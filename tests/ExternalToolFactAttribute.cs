namespace LutGen.Testing;

/// <summary>A test that runs programs which not every machine has; skipped, with a word, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExternalToolFactAttribute : FactAttribute
{
    /// <summary>Names the programs.</summary>
    public ExternalToolFactAttribute(params string[] programs)
    {
        string missing = string.Join(", ", programs.Where(program => ExternalTool.Find(program) is null));
        Skip = missing.Length > 0 ? $"needs {missing}" : null;
    }
}
