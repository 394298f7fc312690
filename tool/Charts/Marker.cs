using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>The marks that points are drawn as: groups differ by colour and by shape, so that they differ without colours too.</summary>
internal static class Marker
{
    /// <summary>Half the size of a mark in pixels.</summary>
    public const double Radius = 5;

    private const string Diamond = "m0 -6l6 6l-6 6l-6 -6Z";

    private static readonly string[] s_shapes =
    [
        "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
        "m-4 -4h8v8h-8Z",
        "m0 -5.2l5 9h-10Z",
        "m0 5.2l5 -9h-10Z",
    ];

    /// <summary>Style sheet of all marks.</summary>
    public static string Style => """
        .marker { stroke: #fff; stroke-width: 1; stroke-linejoin: round }
        .marker.reference { fill: #fff; stroke: #555; stroke-width: 1.6 }
        .pale { opacity: 0.5 }
        @media (prefers-color-scheme: dark) { .marker { stroke: #16181d } .marker.reference { fill: #16181d; stroke: #b8bcc4 } }

        """ + string.Concat(Enumerable.Range(0, SvgPage.Colors).Select(look => $".m{look} {{ fill: {SvgPage.ColorOf(look)} }}\n"));

    /// <summary>A mark.</summary>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="look">The look of its group; null for what others are compared with.</param>
    /// <param name="pale">Whether it steps back behind others.</param>
    public static XElement Draw(double x, double y, int? look, bool pale = false) => SvgShape.Path(
        (look is { } index ? SvgPage.Text($"marker m{index % SvgPage.Colors}") : "marker reference") + (pale ? " pale" : ""),
        SvgPage.Text($"M{x:0.#} {y:0.#}") + (look is { } shape ? s_shapes[shape % s_shapes.Length] : Diamond));
}
