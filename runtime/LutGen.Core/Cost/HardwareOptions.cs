using LutGen.Cost.Fpga;

namespace LutGen.Cost;

/// <summary>What a network is built on, and how.</summary>
/// <param name="Device">The device; null for <see cref="FpgaDevice.UltraScalePlus"/>. Its lookup tables are what is mapped to, and its wide multiplexers and carry chains are used where it has them.</param>
/// <param name="InputBits">Width of every feature that is not a single bit, or null for what the thresholds tell; see <see cref="CostOptions.InputBits"/>.</param>
/// <param name="Goal">What comes first in the mapping.</param>
/// <param name="LevelsPerStage">Levels of lookup tables between two rows of registers, 1 to <see cref="MostLevels"/>; 0 for one stage of all of them.</param>
/// <param name="MostCells">Most three-input cells of a part: a network that takes more is not mapped as a whole; see <see cref="CostOptions.MostCells"/>.</param>
/// <param name="IsQuick">Whether circuits are covered once, as builds do; see <see cref="CostOptions.IsQuick"/>.</param>
/// <param name="HasLayerStages">
/// Whether every layer is a stage, and encoder, sums and class one each, instead of so many levels: as the designs of the LogicNets family have it, where no lookup table crosses from one layer into the next.
/// </param>
/// <param name="CountsPieces">Whether a network that is not mapped as a whole is mapped piece by piece, which may take minutes; see <see cref="CostOptions.CountsPieces"/>.</param>
public sealed record HardwareOptions(
    FpgaDevice? Device = null, int? InputBits = null, MappingGoal Goal = MappingGoal.Area, int LevelsPerStage = HardwareOptions.UsualLevels, int MostCells = MappedCost.MostCells, bool IsQuick = false,
    bool HasLayerStages = false, bool CountsPieces = false)
{
    /// <summary>Levels of a stage unless something else is asked for: about what published designs have between their layers.</summary>
    public const int UsualLevels = 4;

    /// <summary>Most levels of a stage.</summary>
    public const int MostLevels = 1000;

    internal FpgaDevice Target => Device ?? FpgaDevice.UltraScalePlus;

    internal CostOptions Mapping => new(Target.LutInputs, InputBits, Goal, Target.WideMuxes >= 2 && Target.LutInputs <= CostOptions.MostMultiplexedInputs, MostCells, Target.HasCarryChains, IsQuick, HasLayerStages, CountsPieces);

    internal PipelineOptions Pipeline => new(Target, LevelsPerStage, HasLayerStages);

    internal void Check()
    {
        if (LevelsPerStage is < 0 or > MostLevels)
        {
            throw new ArgumentOutOfRangeException(nameof(LevelsPerStage), LevelsPerStage, $"expected 0 to {MostLevels}");
        }
    }
}
