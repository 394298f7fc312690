using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LutGen.Tool;

/// <summary>The usual help, followed by the verb's examples.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Lets the help of a command and of its verbs show examples.</summary>
    public static void AddTo(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new ExampleHelp((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is VerbCommand verb)
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string line in verb.Examples.Split('\n'))
            {
                output.WriteLine($"  {line}".TrimEnd());
            }

            output.WriteLine();
        }

        return exitCode;
    }
}
