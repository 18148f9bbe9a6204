using System.CommandLine;

namespace Integrations.Contracts.Tool;

/// <summary>All commands, with help and version.</summary>
internal static class CommandTree
{
    public static RootCommand Create() => new("Checks payloads against JSON Schema contracts, and writes the C# of a contract.")
    {
        ValidateCommand.Create(),
        GenerateCommand.Create(),
        BowtieCommand.Create(),
    };

    /// <summary>Whether help is asked for, at any place.</summary>
    public static bool IsHelp(string[] arguments) => Array.Exists(arguments, argument => argument is "--help" or "-h" or "-?" or "/h" or "/?");
}
