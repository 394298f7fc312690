namespace Digits;

/// <summary>Shows images side by side in the terminal, each with its predicted class below.</summary>
/// <param name="output">Receives the lines.</param>
/// <param name="color">Whether the output understands ANSI colours.</param>
internal sealed class DigitGallery(TextWriter output, bool color)
{
    // Five of MNIST's images fill a line of 80 characters.
    private const int Across = 5;
    private const int Gap = 2;
    private const string Green = "\e[32m";
    private const string Red = "\e[1;31m";
    private const string Plain = "\e[0m";

    /// <summary>Shows images.</summary>
    /// <param name="images">All images.</param>
    /// <param name="chosen">Which to show.</param>
    /// <param name="predictions">The predicted class of every image.</param>
    public void Show(LabelledImages images, IEnumerable<int> chosen, ReadOnlySpan<int> predictions)
    {
        int width = BrailleImage.WidthOf(images.Side);
        int[] predicted = predictions.ToArray();
        foreach (int[] strip in chosen.Chunk(Across))
        {
            string[][] drawings = [.. strip.Select(i => BrailleImage.Draw(images[i], images.Side))];
            for (int line = 0; line < drawings[0].Length; line++)
            {
                WriteLine(drawings.Select(d => d[line]));
            }

            WriteLine(strip.Select(i => Caption(images.Labels[i], predicted[i], width)));
            output.WriteLine();
        }
    }

    private void WriteLine(IEnumerable<string> cells)
    {
        string margin = new(' ', Gap);
        output.WriteLine(margin + string.Join(margin, cells));
    }

    private string Caption(int label, int prediction, int width)
    {
        bool right = label == prediction;
        string text = right ? $"{prediction}" : $"{prediction}, is {label}";
        string centred = text.PadLeft((width + text.Length) / 2).PadRight(width);
        return color ? (right ? Green : Red) + centred + Plain : centred;
    }
}
