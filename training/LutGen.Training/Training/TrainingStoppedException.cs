namespace LutGen.Training;

/// <summary>A training was stopped before it had a network. The message is one line.</summary>
/// <param name="message">What it was doing.</param>
public sealed class TrainingStoppedException(string message) : OperationCanceledException(message);
