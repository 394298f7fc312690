using LutGen.Evaluation;
using LutGen.Networks;

namespace LutGen.Training.Tests.Sequences;

/// <summary>The oracle of a recurrent model: the evaluator, its last scores handed back as its last features.</summary>
internal sealed class SteppedEvaluator(LutNetwork network, int stateCount)
{
    private readonly NetworkEvaluator _evaluator = new(network);

    /// <summary>The state.</summary>
    public float[] State { get; private set; } = new float[stateCount];

    /// <summary>Makes a step and gives the scores without the state.</summary>
    public float[] Step(float[] inputs)
    {
        float[] scores = _evaluator.Scores([.. inputs, .. State]);
        State = scores[^stateCount..];
        return scores[..^stateCount];
    }
}
