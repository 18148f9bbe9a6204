using System.CommandLine;
using Integrations.Contracts.Tool;

RootCommand root = new("Checks payloads against JSON Schema contracts, and writes the C# of a contract.")
{
    ValidateCommand.Create(),
    GenerateCommand.Create(),
    BowtieCommand.Create(),
};

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    return ExitCode.CannotAsk(parsed.Errors[0].Message);
}

return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
