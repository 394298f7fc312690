using System.CommandLine;
using LutGen.Cost.Fpga;

namespace LutGen.Tool.Verbs;

/// <summary>The option that names an FPGA.</summary>
internal static class DeviceOption
{
    /// <summary>Creates the option.</summary>
    public static Option<FpgaDevice?> Create() => new("--device")
    {
        Description = $"The device: {string.Join(", ", FpgaDevice.All.Select(device => device.Name))}. Default: {FpgaDevice.UltraScalePlus.Name}.",
        HelpName = "NAME",
        CustomParser = result =>
        {
            string name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            try
            {
                return FpgaDevice.Named(name);
            }
            catch (ArgumentException unknown)
            {
                result.AddError(unknown.Message.Split(" (Parameter", 2)[0]);
                return null;
            }
        },
    };
}
