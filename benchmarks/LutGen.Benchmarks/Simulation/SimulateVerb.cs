using System.CommandLine;

namespace LutGen.Benchmarks.Simulation;

/// <summary><c>simulate</c>: models as Verilog in simulators, against the evaluator.</summary>
internal static class SimulateVerb
{
    /// <summary>Creates the verb.</summary>
    /// <param name="run">Does what was asked for.</param>
    public static Command Create(Action<SimulateOptions> run)
    {
        Argument<string[]> models = new("FILE") { Description = "Models, .lutnet files.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> simulators = new("--simulator")
        {
            Description = "icarus, verilator, or both.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => SimulatorRun.Names,
        };
        simulators.AcceptOnlyFromAmong(SimulatorRun.Names);
        Option<int[]> registers = new("--registers")
        {
            Description = "Steps between registers, a run each; 0 for none.",
            HelpName = "N",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [0, 1],
        };
        Option<int> samples = new("--samples") { Description = "Samples a run.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        Option<string?> data = new("--data") { Description = "Folder of data sets; a model whose set is not there gets random rows.", HelpName = "DIR" };
        Option<string?> results = new("--out") { Description = "Write the table to this file too.", HelpName = "FILE.md" };
        Command verb = new("simulate", "Models as Verilog in Icarus Verilog and Verilator, compared with the evaluator sample by sample.") { models, simulators, registers, samples, data, results };
        verb.SetAction(parsed => run(new SimulateOptions(
            parsed.GetRequiredValue(models), parsed.GetRequiredValue(simulators), parsed.GetRequiredValue(registers), parsed.GetValue(samples), parsed.GetValue(data), parsed.GetValue(results))));
        return verb;
    }
}
