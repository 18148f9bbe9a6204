using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

internal sealed partial class ExplanationEvaluator
{
    private static bool IsOfType(TapeValue value, JsonTypes types)
    {
        if (value.Kind != JsonKind.Number)
        {
            return (types & PlanTypes.OfKind(value.Kind)) != 0;
        }

        return (types & JsonTypes.Number) != 0
            || ((types & JsonTypes.Integer) != 0 && value.IsInteger)
            || ((types & JsonTypes.LexicalInteger) != 0 && value.RawText.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0);
    }

    private bool EvaluateNumber(PlanNode node, NumberRules rules, TapeValue value, At at, FindingList? findings)
    {
        bool holds = true;
        foreach (NumberRule rule in rules.Rules)
        {
            if (!Holds(rule, value))
            {
                if (findings is null)
                {
                    return false;
                }

                findings.Add(Fail(node, rule.Keyword, value, at, FailureTexts.Number(value, rule, IsHidden(value))));
                holds = false;
            }
        }

        return holds;
    }

    private static bool Holds(NumberRule rule, TapeValue value)
    {
        var operand = new ExactNumber(rule.Operand.RawText);
        return rule.Test switch
        {
            NumberTest.AtLeast => operand.CompareFrom(value.RawText) >= 0,
            NumberTest.Above => operand.CompareFrom(value.RawText) > 0,
            NumberTest.AtMost => operand.CompareFrom(value.RawText) <= 0,
            NumberTest.Below => operand.CompareFrom(value.RawText) < 0,
            _ => operand.IsDivisorOf(value.RawText),
        };
    }

    private bool EvaluateString(PlanNode node, StringRules rules, TapeValue value, At at, FindingList? findings)
    {
        bool holds = true;
        if (rules.MinLength > 0 || rules.MaxLength < long.MaxValue)
        {
            long length = JsonString.CountCodePoints(value.RawString);
            if (length < rules.MinLength)
            {
                findings?.Add(Fail(node, "minLength", value, at, FailureTexts.MinLength(value, length, rules.MinLength, IsHidden(value))));
                holds = false;
            }

            if (length > rules.MaxLength)
            {
                findings?.Add(Fail(node, "maxLength", value, at, FailureTexts.MaxLength(value, length, rules.MaxLength, IsHidden(value))));
                holds = false;
            }
        }

        if ((!holds && findings is null) || (rules.Patterns.IsEmpty && rules.Formats.IsEmpty && rules.Contents.IsEmpty))
        {
            return holds;
        }

        byte[] text = value.GetUtf8String();
        foreach (Pattern pattern in rules.Patterns)
        {
            if (!pattern.IsMatch(text))
            {
                findings?.Add(Fail(node, "pattern", value, at, FailureTexts.Pattern(value, pattern.Source, IsHidden(value))));
                holds = false;
            }
        }

        foreach (StringFormat format in rules.Formats)
        {
            if (!StringFormats.IsMatch(format, text))
            {
                findings?.Add(Fail(node, "format", value, at, FailureTexts.Format(value, FormatName(node, format), format, IsHidden(value))));
                holds = false;
            }
        }

        foreach (ContentRule content in rules.Contents)
        {
            if (!StringContent.IsMatch(content.IsBase64, content.IsJson, text))
            {
                bool isBase64 = !content.IsBase64 || StringContent.IsMatch(true, false, text);
                findings?.Add(Fail(node, isBase64 ? "contentMediaType" : "contentEncoding", value, at, FailureTexts.Content(content, isBase64)));
                holds = false;
            }
        }

        return holds;
    }

    private static string FormatName(PlanNode node, StringFormat format) =>
        node.Schema.TryGetKeyword("format"u8, out TapeValue name) && name.Kind == JsonKind.String ? name.GetString() : format.ToString();
}
