using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// One pass over the items of an array.
internal sealed partial class ReaderEmitter
{
    private void EmitArrayArm(SourceWriter writer, PlanNode node, string? marks)
    {
        bool hasValues = !node.Values.IsEmpty;
        if (hasValues)
        {
            writer.Line("int arrayStart = position;");
        }

        if (node.Arrays is null)
        {
            writer.Line($"position = {Reading}.SkipArray(json, position, ref state);");
        }
        else if (marks is null)
        {
            string name = "Check" + _names.Of(node) + "Items";
            string method = Request(name, body => EmitArray(body, node, name, null));
            writer.Line($"position = {method}(json, position, ref state);");
        }
        else
        {
            string name = "Mark" + _names.Of(node) + "Items";
            string method = Request(name, body => EmitArray(body, node, name, "marks"));
            writer.Line($"position = {method}(json, position, ref state, {marks});");
        }

        if (hasValues)
        {
            EmitStructuredValues(writer, node, JsonKind.Array, "arrayStart");
        }
    }

    private void EmitArray(SourceWriter writer, PlanNode node, string name, string? marks)
    {
        ArrayRules rules = node.Arrays!;
        bool counts = !rules.Prefix.IsEmpty || rules.MinItems > 0 || rules.MaxItems != long.MaxValue || marks is not null;
        writer.Open($"internal static int {name}{Parameters}{(marks is null ? "" : ", int " + marks)})");
        RefuseWhere(writer, $"{Reading}.Peek(json, position) != (byte)'[' || ++state.Depth > state.MaxDepth");
        if (rules.UniqueItems)
        {
            writer.Line("int start = position;");
        }

        if (counts)
        {
            writer.Line("int count = 0;");
        }

        for (int index = 0; index < rules.Contains.Length; index++)
        {
            writer.Line($"long found{CSharpLiteral.Number(index)} = 0;");
        }

        writer.Line($"position = {Reading}.FirstItem(json, position);");
        writer.Open("while (position >= 0)");
        if (!rules.Contains.IsEmpty)
        {
            writer.Line("int item = position;");
        }

        EmitItem(writer, rules, marks);
        RefuseWhere(writer, "position < 0");
        for (int index = 0; index < rules.Contains.Length; index++)
        {
            EmitContains(writer, rules.Contains[index], index, marks);
        }

        if (counts)
        {
            writer.Line("count++;");
        }

        writer.Line($"position = {Reading}.NextItem(json, position);");
        writer.Close();
        writer.Line();
        RefuseWhere(writer, $"position == {Invalid}");
        writer.Line("position = ~position;");
        writer.Line("state.Depth--;");
        if (rules.MinItems > 0 || rules.MaxItems != long.MaxValue)
        {
            writer.Line();
            writer.Line("// minItems, maxItems");
            RefuseWhere(writer, OutsideOf("count", rules.MinItems, rules.MaxItems));
        }

        for (int index = 0; index < rules.Contains.Length; index++)
        {
            ContainsRule rule = rules.Contains[index];
            if (rule.Min > 0 || rule.Max != long.MaxValue)
            {
                writer.Line();
                writer.Line("// contains, minContains, maxContains");
                RefuseWhere(writer, OutsideOf("found" + CSharpLiteral.Number(index), rule.Min, rule.Max));
            }
        }

        if (rules.UniqueItems)
        {
            writer.Line();
            writer.Line("// uniqueItems");
            RefuseWhere(writer, $"{Reading}.HasDuplicates(json.Slice(start, position - start))");
        }

        writer.Line();
        writer.Line("return position;");
        writer.Close();
    }

    private void EmitItem(SourceWriter writer, ArrayRules rules, string? marks)
    {
        string items = rules.Items is PlanNode node ? CheckCall(node, "position") : Reading + ".SkipValue(json, position, ref state)";
        if (rules.Prefix.IsEmpty)
        {
            writer.Line($"position = {items};");
            if (marks is not null && rules.Items is not null)
            {
                writer.Line($"state.Mark({marks}, count);");
            }

            return;
        }

        writer.Open("switch (count)");
        for (int index = 0; index < rules.Prefix.Length; index++)
        {
            writer.Line($"case {index.ToString(CultureInfo.InvariantCulture)}:");
            EmitItemCase(writer, CheckCall(rules.Prefix[index], "position"), marks);
        }

        writer.Line("default:");
        EmitItemCase(writer, items, rules.Items is null ? null : marks);
        writer.Close();
        writer.Line();
    }

    private static void EmitItemCase(SourceWriter writer, string call, string? marks)
    {
        writer.Indent();
        writer.Line($"position = {call};");
        if (marks is not null)
        {
            writer.Line($"state.Mark({marks}, count);");
        }

        writer.Line("break;");
        writer.Outdent();
    }

    private void EmitContains(SourceWriter writer, ContainsRule rule, int index, string? marks)
    {
        writer.Line("// contains: a second look at the item");
        writer.Open();
        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        writer.Line("state.IsAgain = true;");
        writer.Open($"if ({CheckCall(rule.Node, "item")} >= 0)");
        writer.Line($"found{CSharpLiteral.Number(index)}++;");
        if (marks is not null && rule.Evaluates)
        {
            writer.Line($"state.Mark({marks}, count);");
        }

        writer.Close();
        writer.Line();
        writer.Line("state.Restore(before);");
        writer.Close();
        writer.Line();
    }
}
