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
        if (marks is null && ArrayCall(node.Arrays, "position") is string simple)
        {
            call = simple;
        }
        else if (node.Arrays is null)
        {
            call = $"{Reading}.SkipArray(json, position, ref state)";
        }
        else
        {
            string name = (marks is null ? "Check" : "Mark") + _names.Of(node) + "Items";
            string head = $"{Head}{name}{Parameters}{(marks is null ? "" : ", int marks")})";
            call = $"{Request(name, body => EmitArray(body, node, head, marks is null ? null : "marks"))}(json, position, ref state{(marks is null ? "" : ", " + marks)})";
        }

        return StructuredValues(node, JsonKind.Array, call);
    }

    /// <summary>A step of the library for an array whose items are all held against the same; null where there is none.</summary>
    private string? ArrayCall(ArrayRules? rules, string position)
    {
        if (rules is null)
        {
            return $"{Reading}.SkipArray(json, {position}, ref state)";
        }

        if (!rules.Prefix.IsEmpty || !rules.Contains.IsEmpty)
        {
            return null;
        }

        string check = rules.Items is null or { AcceptsAll: true } ? Library + "AnyValue" : ValueCheck(rules.Items);
        return $"{Reading}.SkipArray<{check}>(json, {position}, ref state, {Limits(rules.MinItems, rules.MaxItems, rules.UniqueItems)})";
    }

    private void EmitArray(SourceWriter writer, PlanNode node, string head, string? marks)
    {
        ArrayRules rules = node.Arrays!;
        writer.Open(head);
        writer.Line("int start = position;");
        for (int index = 0; index < rules.Contains.Length; index++)
        {
            writer.Line($"long found{CSharpLiteral.Number(index)} = 0;");
        }

        writer.Line($"{Library}ArrayPass pass = {Library}ArrayPass.Open(json, ref position, ref state);");
        writer.Line("while (pass.Next(json, ref position, ref state))");
        if (rules.Contains.IsEmpty)
        {
            writer.Indent();
            EmitItem(writer, rules, marks);
            writer.Outdent();
        }
        else
        {
            writer.Open();
            writer.Line("int item = position;");
            EmitItem(writer, rules, marks);
            writer.Line($"{Library}ReaderCheckpoint before = state.LookAgain();");
            for (int index = 0; index < rules.Contains.Length; index++)
            {
                ContainsRule rule = rules.Contains[index];
                writer.Line($"if (position >= 0 && state.Holds(before, {CheckCall(rule.Node, "item")}))");
                writer.Open();
                writer.Line($"found{CSharpLiteral.Number(index)}++;");
                if (marks is not null && rule.Evaluates)
                {
                    writer.Line($"state.Mark({marks}, pass.Count - 1);");
                }

                writer.Close();
            }

            writer.Line("position = state.Leave(before, position);");
            writer.Close();
        }

        string end = $"{Limits(rules.MinItems, rules.MaxItems, rules.UniqueItems)}.End(json, start, position, pass.Count)";
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

    private void EmitItem(SourceWriter writer, ArrayRules rules, string? marks)
    {
        string Marked(string call) => marks is null ? call : $"state.Marked({marks}, pass.Count - 1, {call})";
        string items = rules.Items is PlanNode node ? Marked(CheckCall(node, "position")) : $"{Reading}.SkipValue(json, position, ref state)";
        if (rules.Prefix.IsEmpty)
        {
            writer.Line($"position = {items};");
            return;
        }

        List<string> arms = [];
        for (int index = 0; index < rules.Prefix.Length; index++)
        {
            arms.Add($"{CSharpLiteral.Number(index + 1)} => {Marked(CheckCall(rules.Prefix[index], "position"))}");
        }

        arms.Add($"_ => {items}");
        EmitSwitch(writer, "position = ", "pass.Count", arms, ";");
    }
}
