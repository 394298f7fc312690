using LutGen.Circuits;

namespace LutGen.Generator.Planning;

/// <summary>Where the planes of one position lie, counted from the first one under the window and from the first channel's.</summary>
internal static class WindowPlanes
{
    /// <summary>The inputs that the circuit reads, in the image with its border.</summary>
    public static IEnumerable<(int Input, int Plane)> InputsOf(WindowCircuit window)
    {
        int width = window.Grid.Width + 2 * window.Window.Padding;
        int height = window.Grid.Height + 2 * window.Window.Padding;
        int perChannel = window.Window.Height * window.Window.Width;
        foreach (int input in ReadBy(window.Circuit))
        {
            int signal = input / window.InputBits;
            int place = signal % perChannel;
            int plane = (signal / perChannel * height + place / window.Window.Width) * width + place % window.Window.Width;
            yield return (input, plane * window.InputBits + input % window.InputBits);
        }
    }

    /// <summary>The outputs, in the image that is written.</summary>
    public static IEnumerable<(int Output, int Plane)> OutputsOf(WindowCircuit window) => Enumerable.Range(0, window.Circuit.Outputs.Count)
        .Select(output => (output, output / window.OutputBits * window.Positions * window.OutputBits + output % window.OutputBits));

    private static IEnumerable<int> ReadBy(Circuit circuit) => circuit.Nodes
        .SelectMany(ValueUses.Operands)
        .Concat(circuit.Outputs)
        .Where(value => value < circuit.InputCount)
        .Distinct()
        .OrderBy(input => input);
}
