namespace LutGen.Netlists;

/// <summary>How a format's text falls into lines and words.</summary>
/// <param name="Comment">Starts a comment that goes to the end of the line, wherever it stands; null where there are none.</param>
/// <param name="Continuation">At the end of a line, the next one belongs to it; null where there is none.</param>
/// <param name="Punctuation">Characters that are words by themselves.</param>
/// <param name="IsBinary">Whether places are bytes rather than lines and columns: each character stands for one.</param>
internal sealed record NetlistSyntax(char? Comment, char? Continuation, string Punctuation, bool IsBinary = false);
