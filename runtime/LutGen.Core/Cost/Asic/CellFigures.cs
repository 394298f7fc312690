namespace LutGen.Cost.Asic;

/// <summary>What a cell takes. A transition is a change of a net from 0 to 1 or back.</summary>
/// <param name="Area">Area, in the unit of its <see cref="Technology"/>.</param>
/// <param name="InputEnergy">Femtojoules for a transition of a data input, pins being alike.</param>
/// <param name="ControlEnergy">Femtojoules for a transition of a multiplexer's control or a register's clock; 0 for cells that have none.</param>
/// <param name="OutputEnergy">Femtojoules for a transition of an output, what moves inside the cell for it included.</param>
public sealed record CellFigures(double Area, double InputEnergy, double ControlEnergy, double OutputEnergy);
