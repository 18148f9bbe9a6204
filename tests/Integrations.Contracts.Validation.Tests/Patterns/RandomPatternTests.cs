using System.Linq;
using System.Text;
using CsCheck;

namespace Integrations.Contracts.Validation.Tests.Patterns;

/// <summary>Random patterns over a small alphabet that has every length of UTF-8 and both sides of every class: automata and their translation must agree.</summary>
public sealed class RandomPatternTests
{
    private static readonly ContractLimits s_limits = new() { PatternTimeout = TimeSpan.FromMilliseconds(20) };

    private static readonly Gen<string> s_atom = Gen.OneOfConst(
        "a", "b", "1", "_", "-", "\u00E9", "\u20AC", "\U0001F432", ".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "[ab]", "[^ab]", "[a-c1]", "\\p{L}", "\\P{L}", "[\\p{L}\\d]", "[^\\p{L}]",
        "[\U0001F430-\U0001F435]", "[\\uD800-\\uDFFF]", "\\n");

    private static readonly Gen<string> s_assertion = Gen.OneOfConst("^", "$", "\\b", "\\B");

    private static readonly Gen<string> s_quantifier = Gen.OneOfConst("", "", "", "*", "+", "?", "{1}", "{2}", "{1,3}", "{0,2}?", "*?");

    private static readonly Gen<string> s_pattern = Expression(3);

    private static readonly Gen<string> s_text = Gen.OneOfConst("a", "b", "c", "1", "_", "-", "\u00E9", "\u20AC", "\U0001F432", " ", "\n", "\u03B1", "A").Array[0, 7].Select(string.Concat);

    [Fact]
    public void Automata_and_their_translations_agree()
        => Gen.Select(s_pattern, s_text.Array[4]).Sample(
            (source, texts) =>
            {
                Pattern compiled = Pattern.Parse(source, s_limits);
                Assert.True(Pattern.TryParseAsRegex(source, out Pattern? translated, out _, s_limits));
                return texts.All(text => Verdict(compiled, text) is not { } verdict || Verdict(translated!, text) is not { } other || verdict == other);
            },
            iter: 50, // a run by hand takes more
            print: sample => $"{sample.Item1} on {string.Join(" / ", sample.Item2)}");

    /// <summary>None where the translation takes too long: random patterns nest repetitions.</summary>
    private static bool? Verdict(Pattern pattern, string text)
    {
        try
        {
            return pattern.IsMatch(Encoding.UTF8.GetBytes(text));
        }
        catch (ContractLimitException) when (!pattern.IsRegular)
        {
            return null;
        }
    }

    private static Gen<string> Expression(int depth)
    {
        Gen<string> term = depth == 0
            ? Gen.Select(s_atom, s_quantifier, string.Concat)
            : Gen.Frequency(
                (8, Gen.Select(s_atom, s_quantifier, string.Concat)),
                (3, s_assertion),
                (3, Gen.Select(Expression(depth - 1), s_quantifier, (body, quantifier) => $"({body}){quantifier}")),
                (1, Gen.Select(Gen.OneOfConst("(?=", "(?!", "(?<=", "(?<!"), Expression(depth - 1), (open, body) => $"{open}{body})")));
        Gen<string> sequence = term.Array[1, 3].Select(string.Concat);
        return Gen.Frequency((4, sequence), (1, Gen.Select(sequence, sequence, (left, right) => $"{left}|{right}")));
    }
}
