namespace LutGen.Tool.Reports;

/// <summary>What a verb found. Its members are the keys of its JSON.</summary>
internal interface IReport
{
    /// <summary>Writes the report for a reader.</summary>
    void Write(TextWriter output);
}
