namespace LutGen.Lookups;

/// <summary>How a neuron is looked up: how many terms make each byte of its address, and its table.</summary>
/// <param name="LowTerms">Terms of the address's lowest eight bits.</param>
/// <param name="HighTerms">Terms of the next eight.</param>
/// <param name="ThirdTerms">Terms of the bits above these.</param>
/// <param name="SelectorTerms">Terms of what selects an entry of a byte.</param>
/// <param name="AddressBits">Bits that address a byte of the table.</param>
/// <param name="SelectorBits">Bits that select an entry of a byte; 0 where a byte holds one.</param>
/// <param name="IsShuffled">Whether samples are looked up together, by shuffles of the table.</param>
/// <param name="Table">Where the table begins.</param>
internal readonly record struct LookupNeuron(
    int LowTerms, int HighTerms, int ThirdTerms, int SelectorTerms, int AddressBits, int SelectorBits, bool IsShuffled, int Table);
