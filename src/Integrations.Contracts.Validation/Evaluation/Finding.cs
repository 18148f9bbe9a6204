using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>A failure before it is written out: the places as paths, the words as made by <see cref="FailureText"/>.</summary>
/// <param name="Node">The schema whose keyword failed.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Instance">The place in the payload.</param>
/// <param name="Path">The place of the keyword, by the path taken.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Offset">The first byte of the payload that it is about.</param>
/// <param name="Length">How many bytes it is about.</param>
internal sealed record Finding(PlanNode Node, string Keyword, Place Instance, Place Path, FailureText Text, int Offset, int Length);

/// <summary>The words of a failure.</summary>
/// <param name="Message">What was found and what is wrong with it.</param>
/// <param name="Expected">What was expected, in a few words; null where the message says it.</param>
/// <param name="Help">A statement that helps to mend it; null where there is none.</param>
internal readonly record struct FailureText(string Message, string? Expected = null, string? Help = null);
