namespace Integrations.Contracts.Validation;

/// <summary>A line of a payload with the part that an error is about.</summary>
/// <param name="Text">The line, cut to a readable length; the values of <c>writeOnly</c> members are masked.</param>
/// <param name="CaretStart">Where the carets start, in UTF-16 code units of <paramref name="Text"/>, 0-based.</param>
/// <param name="CaretLength">How many carets: at least one.</param>
public sealed record SourceExcerpt(string Text, int CaretStart, int CaretLength);
