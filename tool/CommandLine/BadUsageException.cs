namespace LutGen.Tool.CommandLine;

/// <summary>The options do not fit together, which only the verb can see; the tool exits with 2.</summary>
/// <param name="message">What is missing or superfluous, in one line.</param>
internal sealed class BadUsageException(string message) : Exception(message);
