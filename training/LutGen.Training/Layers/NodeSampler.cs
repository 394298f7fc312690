namespace LutGen.Training.Layers;

/// <summary>How a node's logit becomes its output while training (WARP-LUTs, arXiv 2510.15655).</summary>
public enum NodeSampler
{
    /// <summary>The logistic function of the logit: smooth, without noise.</summary>
    Soft,

    /// <summary>
    /// The logistic function of the logit plus fresh logistic noise for every node and sample (Gumbel-sigmoid): nodes learn to
    /// decide clearly, so less accuracy is lost when they are rounded to truth tables.
    /// </summary>
    GumbelSoft,
}
