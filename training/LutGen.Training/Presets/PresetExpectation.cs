namespace LutGen.Training.Presets;

/// <summary>What a preset was measured to give, with seed 1 and two threads of a 2-core x86-64 machine with AVX-512.</summary>
/// <param name="TestAccuracy">Share of the test samples that the written network gets right, 0..1.</param>
/// <param name="Duration">Time that the whole command took.</param>
public sealed record PresetExpectation(double TestAccuracy, TimeSpan Duration);
