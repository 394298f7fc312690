namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>Where published figures come from.</summary>
internal enum PublishedTable
{
    /// <summary>PolyLUT-Add (arXiv 2406.04910), table III.</summary>
    PolyLutAdd,

    /// <summary>Vivado's reports of routed designs in the repository malifarooq/IIoT-LogicNets.</summary>
    RoutedReports,

    /// <summary>Jet tagging, several papers.</summary>
    Jets,

    /// <summary>MNIST, several papers.</summary>
    Digits,

    /// <summary>Network intrusion, READMEs of two repositories.</summary>
    Intrusion,
}
