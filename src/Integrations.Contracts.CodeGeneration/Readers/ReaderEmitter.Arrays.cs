using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// One pass over the items of an array.
internal sealed partial class ReaderEmitter
{
    private string ArrayArm(PlanNode node, string? marks)
    {
        string call;
        if (marks is null && ArrayCall(node, node.Arrays, "at") is string simple)
        {
            call = simple;
        }
        else if (node.Arrays is null)
        {
            call = $"state.SkipArray(at)";
        }
        else
        {
            string name = (marks is null ? "Check" : "Mark") + _names.Of(node) + "Items";
            string head = $"{Head}{name}{Parameters}{(marks is null ? "" : ", int marks")})";
            call = $"{Request(name, body => EmitArray(body, node, head, marks is null ? null : "marks"))}(ref state, at{(marks is null ? "" : ", " + marks)})";
        }

        return StructuredValues(node, JsonKind.Array, call);
    }

    /// <summary>A step of the library for an array whose items are all held against the same, or each by its place; null where there is none.</summary>
    private string? ArrayCall(PlanNode node, ArrayRules? rules, string position)
    {
        if (rules is null)
        {
            return $"state.SkipArray({position})";
        }

        if (!rules.Contains.IsEmpty)
        {
            return null;
        }

        if (!rules.Prefix.IsEmpty)
        {
            string items = ValueChecks("ItemsOf", _names.Of(node), CSharpLiteral.Number(node.Id), () => ItemArms(rules, "item", null), "item");
            return $"state.SkipTuple<{items}>({position}{Limits(rules.MinItems, rules.MaxItems, rules.UniqueItems)})";
        }

        string check = rules.Items is null or { AcceptsAll: true } ? Library + "AnyValue" : ValueCheck(rules.Items);
        return $"state.SkipArray<{check}>({position}{Limits(rules.MinItems, rules.MaxItems, rules.UniqueItems)})";
    }

    private void EmitArray(SourceWriter writer, PlanNode node, string head, string? marks)
    {
        ArrayRules rules = node.Arrays!;
        writer.Open(head);
        List<string> locals = ["int start = at; "];
        for (int index = 0; index < rules.Contains.Length; index++)
        {
            locals.Add($"long found{CSharpLiteral.Number(index)} = 0; ");
        }

        writer.Wrapped([.. locals, "var pass = state.OpenArray(ref at);"], "");
        const string Next = "while (pass.Next(ref state, ref at))";
        if (rules.Contains.IsEmpty)
        {
            writer.Line(Next);
            writer.Indent();
            EmitItem(writer, rules, marks);
            writer.Outdent();
        }
        else
        {
            writer.Open(Next);
            writer.Line("int item = at;");
            EmitItem(writer, rules, marks);
            writer.Line($"bool isValid = state.LookAgain(at, out {Library}SecondLook look);");
            for (int index = 0; index < rules.Contains.Length; index++)
            {
                ContainsRule rule = rules.Contains[index];
                string found = $"found{CSharpLiteral.Number(index)}++;";
                writer.Line($"if (isValid && state.Holds(look, {CheckCall(rule.Node, "item")})) {(marks is not null && rule.Evaluates ? $"{{ {found} state.Mark({marks}, pass.Count - 1); }}" : found)}");
            }

            writer.Line("at = state.Leave(isValid, look);");
            writer.Close();
        }

        string end = $"pass.End(ref state, start, at{Limits(rules.MinItems, rules.MaxItems, rules.UniqueItems)})";
        List<string> counts = [];
        for (int index = 0; index < rules.Contains.Length; index++)
        {
            ContainsRule rule = rules.Contains[index];
            if (rule.Min > 0 || rule.Max != long.MaxValue)
            {
                counts.Add(Within("found" + CSharpLiteral.Number(index), rule.Min, rule.Max));
            }
        }

        writer.Line($"return {(counts.Count == 0 ? end : $"{string.Join(" && ", counts)} ? {end} : {Invalid}")};");
        writer.Close();
    }

    private static string Within(string count, long least, long most) => most == long.MaxValue
        ? $"{count} >= {CSharpLiteral.Number(least)}"
        : $"{count} >= {CSharpLiteral.Number(least)} && {count} <= {CSharpLiteral.Number(most)}";

    private void EmitItem(SourceWriter writer, ArrayRules rules, string? marks) => EmitSwitch(writer, ["at = "], "(pass.Count - 1)", ItemArms(rules, "pass.Count - 1", marks), ";");

    /// <summary>What items are held against, by their place.</summary>
    private List<string> ItemArms(ArrayRules rules, string item, string? marks)
    {
        string Marked(string call) => marks is null ? call : $"state.Marked({marks}, {item}, {call})";
        return NumberedArms(rules.Prefix.Length + 1, index =>
            index < rules.Prefix.Length ? Marked(CheckCall(rules.Prefix[index], "at"))
            : rules.Items is PlanNode node ? Marked(CheckCall(node, "at"))
            : "state.SkipValue(at)");
    }
}
