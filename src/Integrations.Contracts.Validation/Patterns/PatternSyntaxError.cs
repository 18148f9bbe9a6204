namespace Integrations.Contracts.Validation;

/// <summary>Why a text is no regular expression.</summary>
/// <param name="Message">What is wrong, in words.</param>
/// <param name="Index">Where: an index into the source, in UTF-16 code units.</param>
public readonly record struct PatternSyntaxError(string Message, int Index);
