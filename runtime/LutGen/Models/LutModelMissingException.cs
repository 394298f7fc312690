namespace LutGen;

/// <summary>Thrown by every member of a class whose model file was missing, or no network, when the class was built.</summary>
/// <param name="message">Names the class, the file and the mend.</param>
public sealed class LutModelMissingException(string message) : InvalidOperationException(message);
