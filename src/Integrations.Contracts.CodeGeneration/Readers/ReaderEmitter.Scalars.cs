using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Strings and numbers, and values that must equal one of the schema's.
internal sealed partial class ReaderEmitter
{
    private void EmitString(SourceWriter writer, PlanNode node)
    {
        StringRules rules = node.Strings ?? new StringRules();
        writer.Line($"int end = {Reading}.SkipString(json, position, out bool hasEscapes);");
        RefuseWhere(writer, "end < 0");
        writer.Line($"{Bytes} text = hasEscapes ? state.Unescape(json, position, end) : json.Slice(position + 1, end - position - 2);");
        if (!node.Values.IsEmpty)
        {
            EmitStringValues(writer, node);
        }

        if (rules.MinLength > 0 || rules.MaxLength != long.MaxValue)
        {
            writer.Line("// minLength, maxLength: in code points");
            writer.Line($"int length = {Reading}.CountCodePoints(text);");
            RefuseWhere(writer, OutsideOf("length", rules.MinLength, rules.MaxLength));
        }

        foreach (StringFormat format in rules.Formats)
        {
            RefuseWhere(writer, $"!{Library}StringFormats.IsMatch({Library}StringFormat.{format}, text)");
        }

        foreach (Pattern pattern in rules.Patterns)
        {
            writer.Line("// pattern " + CSharpLiteral.Comment(pattern.Source));
            RefuseWhere(writer, $"!{ChecksClass}.{PatternConstant(pattern)}.IsMatch(text)");
        }

        foreach (ContentRule rule in rules.Contents)
        {
            writer.Line("// contentEncoding, contentMediaType");
            RefuseWhere(writer, $"!{Library}StringContent.IsMatch({(rule.IsBase64 ? "true" : "false")}, {(rule.IsJson ? "true" : "false")}, text)");
        }

        writer.Line();
        writer.Line("position = end;");
    }

    private string PatternConstant(Pattern pattern) => Constant(Library + "Pattern", "Pattern", $"{Library}Pattern.Parse({CSharpLiteral.String(pattern.Source)})");

    /// <summary>A set of strings: told apart by length, then compared whole.</summary>
    private static void EmitStringValues(SourceWriter writer, PlanNode node)
    {
        SortedDictionary<int, List<string>> byLength = [];
        foreach (TapeValue value in Allowed(node, JsonKind.String))
        {
            string text = value.GetString();
            int length = CSharpLiteral.Utf8Length(text);
            if (!byLength.TryGetValue(length, out List<string>? same))
            {
                byLength.Add(length, same = []);
            }

            same.Add(text);
        }

        if (byLength.Count == 0)
        {
            writer.Line("// No string is among the values.");
            RefuseWhere(writer, "text.Length >= 0");
            return;
        }

        writer.Open("switch (text.Length)");
        foreach (KeyValuePair<int, List<string>> entry in byLength)
        {
            List<string> tests = [];
            foreach (string text in entry.Value)
            {
                tests.Add($"global::System.MemoryExtensions.SequenceEqual(text, {CSharpLiteral.Utf8(text)})");
            }

            if (entry.Key == 0)
            {
                writer.Line("case 0:");
                continue;
            }

            writer.Line($"case {entry.Key.ToString(CultureInfo.InvariantCulture)} when {tests[0]}");
            writer.Indent();
            for (int index = 1; index < tests.Count; index++)
            {
                writer.Line("|| " + tests[index]);
            }

            writer.Line(":");
            writer.Outdent();
        }

        writer.Indent();
        writer.Line("break;");
        writer.Outdent();
        writer.Line("default:");
        writer.Indent();
        writer.Line($"return {Invalid};");
        writer.Outdent();
        writer.Close();
        writer.Line();
    }

    private void EmitNumber(SourceWriter writer, PlanNode node)
    {
        writer.Line($"int end = {Reading}.SkipNumber(json, position);");
        RefuseWhere(writer, "end < 0");
        writer.Line($"{Bytes} number = json.Slice(position, end - position);");
        if ((node.Types & JsonTypes.Number) == 0)
        {
            bool isByValue = (node.Types & JsonTypes.Integer) != 0;
            RefuseWhere(writer, isByValue ? $"!{Library}ExactNumber.IsInteger(number)" : $"!{Reading}.IsIntegerAsWritten(number)");
        }

        if (!node.Values.IsEmpty)
        {
            List<string> tests = [];
            foreach (TapeValue value in Allowed(node, JsonKind.Number))
            {
                tests.Add(Comparison(Text(value)) + " != 0");
            }

            RefuseWhere(writer, tests.Count == 0 ? "number.Length > 0" : string.Join(" && ", tests));
        }

        foreach (NumberRule rule in node.Numbers?.Rules ?? ImmutableArray<NumberRule>.Empty)
        {
            string operand = Text(rule.Operand);
            string condition = rule.Test switch
            {
                NumberTest.AtLeast => Comparison(operand) + " < 0",
                NumberTest.Above => Comparison(operand) + " <= 0",
                NumberTest.AtMost => Comparison(operand) + " > 0",
                NumberTest.Below => Comparison(operand) + " >= 0",
                _ => $"!{NumberConstant(operand)}.IsDivisorOf(number)",
            };
            writer.Line("// " + CSharpLiteral.Comment(rule.Keyword));
            RefuseWhere(writer, condition);
        }

        writer.Line();
        writer.Line("position = end;");
    }

    /// <summary>An expression below, at or above 0 as <c>number</c> is to the operand.</summary>
    private string Comparison(string operand) => $"{NumberConstant(operand)}.CompareFrom(number)";

    private string NumberConstant(string operand) => ChecksClass + "." + Constant(Library + "ExactNumber", "Number", $"new({CSharpLiteral.Utf8(operand)})");

    /// <summary>The values that <c>enum</c> and <c>const</c> let in, of one kind: those that every rule has.</summary>
    private static List<TapeValue> Allowed(PlanNode node, JsonKind kind)
    {
        List<TapeValue> allowed = [];
        foreach (TapeValue value in node.Values[0].Allowed)
        {
            bool isInAll = value.Kind == kind;
            for (int index = 1; index < node.Values.Length && isInAll; index++)
            {
                isInAll = Contains(node.Values[index].Allowed, value);
            }

            if (isInAll)
            {
                allowed.Add(value);
            }
        }

        return allowed;
    }

    private static bool Contains(IEnumerable<TapeValue> values, TapeValue value)
    {
        foreach (TapeValue other in values)
        {
            if (other.ValueEquals(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An array or object that must equal one of the schema's.</summary>
    private void EmitStructuredValues(SourceWriter writer, PlanNode node, JsonKind kind, string start)
    {
        List<string> tests = [];
        foreach (TapeValue value in Allowed(node, kind))
        {
            string constant = Constant(Library + "JsonConstant", "Value", $"new({CSharpLiteral.Utf8(Text(value))})");
            tests.Add($"!{ChecksClass}.{constant}.EqualsValue(json.Slice({start}, position - {start}))");
        }

        writer.Line("// const, enum");
        RefuseWhere(writer, tests.Count == 0 ? "position >= 0" : $"position < 0 || ({string.Join(" && ", tests)})");
    }

    private static string Text(TapeValue value) => System.Text.Encoding.UTF8.GetString(value.RawText.ToArray());
}
