namespace Integrations.Contracts.Tool;

/// <summary>The question cannot be asked: the message goes to standard error, and the exit code is 2.</summary>
internal sealed class CommandException(string message) : Exception(message);
