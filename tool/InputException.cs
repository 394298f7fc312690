namespace LutGen.Tool;

/// <summary>The user's input cannot be used; the message is one line that is shown as it is, and the tool exits with 1.</summary>
/// <param name="message">File, line, column, value, and what was expected.</param>
internal sealed class InputException(string message) : Exception(message);
