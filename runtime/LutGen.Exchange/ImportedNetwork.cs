using LutGen.Networks;

namespace LutGen.Exchange;

/// <summary>A network that was read from a file of another tool, and what was found there.</summary>
/// <param name="Network">The network.</param>
/// <param name="Format">The format, as the command line names it.</param>
/// <param name="Nodes">Tables and gates of the source, before constants, wires and bits of codes became neurons of their own or none.</param>
/// <param name="Entries">Entries of all tables that the source has to say.</param>
/// <param name="MissingEntries">Those that it does not say: don't-cares, which the import chose.</param>
/// <param name="RegisterStages">Registers on the way from every input to every output.</param>
public sealed record ImportedNetwork(LutNetwork Network, string Format, int Nodes, long Entries, long MissingEntries = 0, int RegisterStages = 0);
