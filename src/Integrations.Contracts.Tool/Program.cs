using System.CommandLine;
using System.IO;
using Integrations.Contracts.Tool;

// A check takes milliseconds, and the tree of all commands is for help and for what is misspelt: a command that is named first comes without it.
Command root = args is ["validate", ..] && !CommandTree.IsHelp(args) ? ValidateCommand.Create() : CommandTree.Create();

// No response files: an argument that starts with @ is a file's name, not a list of arguments.
ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    // What was not understood says more than what is missing because of it.
    string? stray = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
    return ExitCode.CannotAsk((stray is null ? parsed.Errors[0].Message : $"unknown command or option '{stray}'") + " (contracts --help says what there is)");
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CommandException exception)
{
    return ExitCode.CannotAsk(exception.Message);
}
catch (IOException exception)
{
    // Standard output was closed before everything was said.
    return ExitCode.CannotAsk("cannot write the answer: " + exception.Message);
}
