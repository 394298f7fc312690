namespace LutGen.Exchange.Verilog;

/// <summary>How a network is written as Verilog.</summary>
/// <param name="StepsPerRegister">
/// Steps between two rows of registers: encoder, each layer, each level of a group sum, each level of the comparisons is a step. 1 for registers
/// behind each, 0 for a design without registers and clock.
/// </param>
/// <param name="InputBits">Width of every feature that is more than one bit, or null for what the thresholds tell.</param>
/// <param name="StreamBits">Width of the input of an AXI4-Stream wrapper, a multiple of 8; 0 for none. A wrapper wants registers.</param>
public sealed record VerilogOptions(int StepsPerRegister = 0, int? InputBits = null, int StreamBits = 0);
