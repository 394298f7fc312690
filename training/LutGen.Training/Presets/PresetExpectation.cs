namespace LutGen.Training.Presets;

/// <summary>
/// What a preset was measured to give on a 2-core x86-64 machine with AVX-512: the mean over the seeds of its study in docs/results, or where it
/// has none the figures of the network in models/, which seed 1 gave.
/// </summary>
/// <param name="TestAccuracy">Share of the test samples that the written network gets right, 0..1.</param>
/// <param name="Duration">Time that a training took.</param>
/// <param name="Threads">Threads that it had.</param>
public sealed record PresetExpectation(double TestAccuracy, TimeSpan Duration, int Threads);
