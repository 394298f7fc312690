using System.Text.Json;
using LutGen.Cost.Asic;
using LutGen.Tool.Data;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Lutna;

/// <summary>Technologies as JSON files: every cell with all of its figures, since figures of two technologies beside each other would mean nothing.</summary>
internal static class TechnologyFile
{
    private const string Expected = "a technology, as lutgen lutna technology prints it";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly ObjectType<Technology> Type = new(
        Technology.Textbook65,
        new SettingProperty<Technology, string>(
            "name", new TextType("^.+$", "a name in one line"), each => each.Name, (each, value) => each with { Name = value }, "What it is.", required: true),
        new SettingProperty<Technology, string>(
            "areaUnit", new TextType("^.+$", "a unit in one line"), each => each.AreaUnit, (each, value) => each with { AreaUnit = value }, "What areas are measured in.", required: true),
        Cell("storedBit", false, each => each.StoredBit, (each, value) => each with { StoredBit = value }, "A bit of a table or a weight; it does not change while a network runs."),
        Cell("mux2", true, each => each.Mux2, (each, value) => each with { Mux2 = value }, "A multiplexer of two inputs."),
        Cell("and2", false, each => each.And2, (each, value) => each with { And2 = value }, "An AND of two inputs."),
        Cell("nand2", false, each => each.Nand2, (each, value) => each with { Nand2 = value }, "A NAND of two inputs."),
        Cell("halfAdder", false, each => each.HalfAdder, (each, value) => each with { HalfAdder = value }, "A half adder."),
        Cell("fullAdder", false, each => each.FullAdder, (each, value) => each with { FullAdder = value }, "A full adder."),
        Cell("register", true, each => each.Register, (each, value) => each with { Register = value }, "A flip-flop."));

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is missing or cannot be used; the message says where.</exception>
    public static Technology Read(string file) => JsonFile.Read(file, Expected, text => Type.Read(SettingsText.Parse(text, Expected)));

    /// <summary>The text of a technology's file.</summary>
    public static string ToText(Technology technology) => Type.Write(technology).ToJsonString(Indented).ReplaceLineEndings("\n");

    private static SettingProperty<Technology, CellFigures> Cell(
        string name, bool hasControl, Func<Technology, CellFigures> get, Func<Technology, CellFigures, Technology> set, string description)
    {
        SettingProperty<CellFigures> control = Figure("control", each => each.ControlEnergy, (each, value) => each with { ControlEnergy = value }, "Femtojoules for a transition of its control or clock.");
        return new(
            name,
            new ObjectType<CellFigures>(
                new CellFigures(0, 0, 0, 0),
                [
                    Figure("area", each => each.Area, (each, value) => each with { Area = value }, "Its area."),
                    Figure("input", each => each.InputEnergy, (each, value) => each with { InputEnergy = value }, "Femtojoules for a transition of a data input."),
                    .. hasControl ? [control] : (SettingProperty<CellFigures>[])[],
                    Figure("output", each => each.OutputEnergy, (each, value) => each with { OutputEnergy = value }, "Femtojoules for a transition of an output."),
                ]),
            get,
            set,
            description,
            required: true);
    }

    private static SettingProperty<CellFigures, double> Figure(string name, Func<CellFigures, double> get, Func<CellFigures, double, CellFigures> set, string description) =>
        new(name, NumberRange.AtLeast(0d), get, set, description, required: true);
}
