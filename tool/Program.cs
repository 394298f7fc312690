using System.CommandLine;
using LutGen.Tool;
using LutGen.Tool.Verbs;

RootCommand root = new("Trains networks made of lookup tables and works with their .lutnet files.")
{
    TrainVerb.Create(),
    PresetsVerb.Create(),
};

return CommandRunner.Run(root, args);
