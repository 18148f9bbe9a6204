using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Strings and numbers, and values that must equal one of the schema's: constraints are objects that are made once.
internal sealed partial class ReaderEmitter
{
    private string StringCall(PlanNode node, string position)
    {
        if (node.Strings is null && node.Values.IsEmpty)
        {
            return $"state.SkipString({position})";
        }

        if (node.Values.IsEmpty && IsOnlyFormat(node.Strings, StringFormat.DateTime))
        {
            return $"state.SkipDateTime({position})";
        }

        return TextConstant(node) is string constraint ? $"{constraint}.Skip(ref state, {position})" : Nothing;
    }

    /// <summary>The constraint of a string; null where no string can meet it.</summary>
    private string? TextConstant(PlanNode node)
    {
        List<string> pieces = ["()"];
        if (!node.Values.IsEmpty)
        {
            List<TapeValue> allowed = Allowed(node, JsonKind.String);
            if (allowed.Count == 0)
            {
                return null;
            }

            AddValues(pieces, allowed.ConvertAll(value => value.GetString()));
        }

        StringRules rules = node.Strings ?? new StringRules();
        if (rules.MinLength > 0 || rules.MaxLength != long.MaxValue)
        {
            pieces.Add($".Length({Bounds(rules.MinLength, rules.MaxLength)})");
        }

        foreach (StringFormat format in rules.Formats)
        {
            pieces.Add($".Format({Library}StringFormat.{format})");
        }

        foreach (Pattern pattern in rules.Patterns)
        {
            pieces.Add($".Pattern({CSharpLiteral.String(pattern.Source)})");
        }

        foreach (ContentRule rule in rules.Contents)
        {
            pieces.Add($".Content({Flag(rule.IsBase64)}, {Flag(rule.IsJson)})");
        }

        return Constant("StringConstraint", "Text", [.. pieces]);
    }

    /// <summary>A step of the library for a string that must be one of some kinds of strings; null where the node asks for something else.</summary>
    private string? TextChoiceCall(PlanNode node, string position)
    {
        ImmutableArray<PlanNode> branches = TextChoice.Of(node, _kinds);
        if (branches.IsEmpty)
        {
            return null;
        }

        // In the class of the constants these have no name before theirs, wherever they are asked for.
        bool wasInChecks = _isInChecks;
        _isInChecks = true;
        List<string> constraints = branches.Select(TextConstant).OfType<string>().ToList();
        _isInChecks = wasInChecks;
        return constraints.Count == 0 ? null
            : $"{Constant("StringConstraint", "Text", [$"().{(node.InPlace[0] is OneOfRule ? "ExactlyOneOf" : "AnyOf")}(", .. constraints.Select((name, index) => name + (index == constraints.Count - 1 ? ")" : ", "))])}.Skip(ref state, {position})";
    }

    private string NumberCall(PlanNode node, string position)
    {
        bool isInteger = (node.Types & JsonTypes.Number) == 0;
        bool isByValue = (node.Types & JsonTypes.Integer) != 0;
        if (node.Numbers is null && node.Values.IsEmpty && (!isInteger || isByValue))
        {
            return $"state.{(isInteger ? "SkipInteger" : "SkipNumber")}({position})";
        }

        List<string> pieces = ["()"];
        if (isInteger)
        {
            pieces.Add(isByValue ? ".Integer()" : ".IntegerAsWritten()");
        }

        if (!node.Values.IsEmpty)
        {
            List<TapeValue> allowed = Allowed(node, JsonKind.Number);
            if (allowed.Count == 0)
            {
                return Nothing;
            }

            AddValues(pieces, allowed.ConvertAll(Text));
        }

        foreach (NumberRule rule in node.Numbers?.Rules ?? ImmutableArray<NumberRule>.Empty)
        {
            pieces.Add($".{rule.Test}({CSharpLiteral.String(Text(rule.Operand))})");
        }

        return $"{Constant("NumberConstraint", "Number", [.. pieces])}.Skip(ref state, {position})";
    }

    /// <summary>The call around one that gives the end of an array or object, where it must equal one of the schema's values.</summary>
    private string StructuredValues(PlanNode node, JsonKind kind, string call)
    {
        if (node.Values.IsEmpty)
        {
            return call;
        }

        List<TapeValue> allowed = Allowed(node, kind);
        if (allowed.Count == 0)
        {
            return Nothing;
        }

        List<string> pieces = ["("];
        foreach (TapeValue value in allowed)
        {
            pieces.Add(CSharpLiteral.String(Text(value)) + (pieces.Count == allowed.Count ? ")" : ", "));
        }

        return $"{Constant("JsonConstant", "Value", [.. pieces])}.End(ref state, at, {call})";
    }

    private static void AddValues(List<string> pieces, List<string> values)
    {
        pieces.Add(".OneOf(");
        for (int index = 0; index < values.Count; index++)
        {
            pieces.Add(CSharpLiteral.String(values[index]) + (index == values.Count - 1 ? ")" : ", "));
        }
    }

    private static string Bounds(long least, long most) => most == long.MaxValue ? CSharpLiteral.Number(least) : $"{CSharpLiteral.Number(least)}, {CSharpLiteral.Number(most)}";

    private static string Flag(bool value) => value ? "true" : "false";

    private string PatternConstant(Pattern pattern) => Constant("Pattern", "Pattern", $"({CSharpLiteral.String(pattern.Source)})");

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

    private static string Text(TapeValue value) => System.Text.Encoding.UTF8.GetString(value.RawText.ToArray());
}
