namespace LutGen.Benchmarks.Macs;

/// <summary>The orders in which straightforward C can run through a convolution.</summary>
internal enum LoopOrder
{
    /// <summary>Images channel by channel; the innermost loop goes along a row.</summary>
    ChannelsFirst,

    /// <summary>Images place by place; the innermost loop adds up the channels of a place.</summary>
    ChannelsLast,

    /// <summary>Images place by place; the innermost loop goes along the outputs of a place.</summary>
    OutputsLast,
}
