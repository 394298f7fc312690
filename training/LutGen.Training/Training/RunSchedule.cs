using LutGen.Training.Layers;

namespace LutGen.Training;

/// <summary>What changes with the steps of a training: temperature and learning rate.</summary>
/// <param name="settings">Where they begin, and how they go on.</param>
/// <param name="totalSteps">Steps of the whole training.</param>
internal sealed class RunSchedule(LogicNetworkSettings settings, long totalSteps)
{
    /// <summary>The values after some steps.</summary>
    public (SamplerState Sampler, float LearningRate) After(int steps)
    {
        double done = (double)steps / totalSteps;
        double annealed = settings.AnnealFrom < 1 ? Math.Clamp((done - settings.AnnealFrom) / (1 - settings.AnnealFrom), 0, 1) : 0;
        float temperature = settings.Temperature * MathF.Pow(settings.FinalTemperature / settings.Temperature, (float)annealed);
        return (new SamplerState(settings.Sampler, temperature, settings.NoiseScale), (float)(settings.LearningRate * settings.Schedule.FactorAt(done)));
    }
}
