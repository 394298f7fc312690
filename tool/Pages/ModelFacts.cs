using System.Globalization;
using LutGen.Cost.Fpga;
using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>A network with what several sections of its page need, worked out once.</summary>
/// <param name="Network">The network.</param>
/// <param name="File">Name of its file.</param>
/// <param name="Live">What the simplifications leave.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Accuracy">The accuracy that its file states, if it does.</param>
internal sealed record ModelFacts(LutNetwork Network, string File, LiveNetwork Live, PageCost Cost, StatedAccuracy? Accuracy)
{
    /// <summary>Looks a network over.</summary>
    /// <param name="network">The network.</param>
    /// <param name="file">Name of its file.</param>
    /// <param name="device">What it is mapped to.</param>
    /// <param name="progress">Is told what share of the pieces is done, if it is counted by pieces.</param>
    public static ModelFacts Of(LutNetwork network, string file, FpgaDevice device, IProgress<double> progress)
    {
        var live = LiveNetwork.Of(network);
        return new ModelFacts(network, file, live, PageCost.Of(network, device, progress), StatedAccuracy.Of(network.Metadata));
    }

    /// <summary>Text with numbers as they are written in English.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
