namespace LutGen.Training.Layers;

/// <summary>
/// How a node decides while training. WARP nodes decide about each sample anew (arXiv 2510.15655); raw nodes choose their gate and light
/// nodes each table entry once a step, as their papers do (arXiv 2210.08277, 2510.03250), and so do WARP nodes that take the expectation.
/// DWN nodes have no choice: they are hard.
/// </summary>
public enum NodeSampler
{
    /// <summary>The logistic function of the logit, or the softmax over the gates: smooth, without noise.</summary>
    Soft,

    /// <summary>
    /// The same of the logit plus fresh noise (Gumbel-sigmoid, Gumbel-softmax): nodes learn to decide clearly, so less accuracy is lost
    /// when they are rounded to truth tables.
    /// </summary>
    GumbelSoft,

    /// <summary>Rounded on the way forward, with the gradient of <see cref="Soft"/> on the way back (straight-through).</summary>
    Hard,

    /// <summary>Rounded on the way forward, with the gradient of <see cref="GumbelSoft"/> on the way back.</summary>
    GumbelHard,
}
