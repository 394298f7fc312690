namespace LutGen.Exchange;

/// <summary>A network has parts that a format of others cannot express. The message says which, and what can be.</summary>
/// <param name="message">One sentence, fit to be shown to a user as it is.</param>
public sealed class ExportException(string message) : Exception(message);
