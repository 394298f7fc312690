using System.CommandLine;
using LutGen.Tool.Verbs;

namespace LutGen.Tool;

/// <summary>The <c>lutgen</c> command: one line for each verb.</summary>
public static class Program
{
    /// <summary>Runs the command line.</summary>
    /// <returns>0 done, 1 wrong input or models that differ, 2 wrong usage.</returns>
    public static int Main(string[] args) => CommandRunner.Run(CreateRoot(Console.In), args, StandardOutput.Open(), Console.Error);

    /// <summary>All verbs together.</summary>
    /// <param name="input">Standard input, for verbs that read it.</param>
    internal static RootCommand CreateRoot(TextReader input) => new("Trains networks made of lookup tables and works with their .lutnet files.")
    {
        TrainVerb.Create(),
        StudyVerb.Create(),
        FrontierVerb.Create(),
        PresetsVerb.Create(),
        EvalVerb.Create(),
        InfoVerb.Create(),
        CostVerb.Create(),
        ReportVerb.Create(),
        LutnaVerb.Create(),
        CompressVerb.Create(),
        PrecisionVerb.Create(),
        RunVerb.Create(input),
        ImportVerb.Create(),
        ExportVerb.Create(),
        VerifyVerb.Create(),
        BaselinesVerb.Create(),
    };
}
