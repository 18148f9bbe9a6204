using System.CommandLine;
using System.IO;
using Integrations.Contracts.Tool.Bowtie;

namespace Integrations.Contracts.Tool;

/// <summary><c>contracts bowtie</c>: Bowtie's protocol on standard input and output.</summary>
internal static class BowtieCommand
{
    public static Command Create()
    {
        Option<string> engine = new("--engine") { Description = "Which engine answers: the interpreter, or emitted C# compiled in memory.", DefaultValueFactory = _ => "runtime" };
        engine.AcceptOnlyFromAmong("runtime", "generated");
        Command command = new("bowtie", "Speaks Bowtie's protocol: one JSON object a line on standard input and output.") { engine };
        command.SetAction(parsed =>
        {
            IBowtieEngine answers;
            if (parsed.GetValue(engine) == "generated")
            {
#if GENERATED_ENGINE
                answers = new GeneratedEngine();
#else
                return ExitCode.CannotAsk("this build (Native AOT) has no generated engine");
#endif
            }
            else
            {
                answers = new RuntimeEngine();
            }

            using Stream input = Console.OpenStandardInput();
            using Stream output = Console.OpenStandardOutput();
            return new BowtieHarness(answers, FormatSwitch.FromEnvironment()).Run(input, output);
        });
        return command;
    }
}
