using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// unevaluatedProperties and unevaluatedItems (Core 2020-12, section 11): a bit for each member or item of one value, set by the keywords that spoke of it. A node that asks is held against a value in two steps: the text is
// checked and its members counted; then the node's marking method looks again, with a set of marks that its in-place rules share: each branch gets a set of its own, which is joined where the branch holds.
internal sealed partial class ReaderEmitter
{
    private static bool IsTracking(PlanNode node) => node.Objects?.UnevaluatedProperties is not null || node.Arrays?.UnevaluatedItems is not null;

    /// <summary>A call of a node's marking method, which sets the marks of what the node speaks of.</summary>
    private string MarkCall(PlanNode node, string position, string marks)
    {
        string name = "Mark" + _names.Of(node);
        string method = Request(name, writer =>
        {
            if (_remembered.Contains(node.Id))
            {
                EmitRememberedMark(writer, node, name);
            }
            else
            {
                EmitMark(writer, node, name);
            }
        });
        return $"{method}(json, {position}, ref state, {marks})";
    }

    private void EmitRememberedMark(SourceWriter writer, PlanNode node, string name)
    {
        string onceName = "MarkOnce" + _names.Of(node);
        string once = Request(onceName, body => EmitMark(body, node, onceName));
        string place = CSharpLiteral.Number(node.Id);

        // Several branches lead here: each value is looked at once.
        writer.Open($"{Head}{name}{Parameters}, int marks)");
        writer.Line($"if (state.TryRecallMarks({place}, position, marks, out int known))");
        writer.Indent();
        writer.Line("return known;");
        writer.Outdent();
        writer.Line();
        writer.Line("int own = state.BeginMarksLike(marks);");
        writer.Line($"return state.RememberMarks({place}, position, {once}(json, position, ref state, own), own, marks);");
        writer.Close();
    }

    private void EmitTrackingCheck(SourceWriter writer, PlanNode node, string name)
    {
        // The text first; then who speaks of which member or item.
        writer.Open($"{Head}{name}{Parameters})");
        writer.Line($"int end = {Reading}.SkipValue(json, position, ref state);");
        writer.Line("if (end < 0)");
        writer.Indent();
        writer.Line("return end;");
        writer.Outdent();
        writer.Line();
        writer.Line($"{Library}ReaderCheckpoint before = state.LookAgain();");
        writer.Line($"int marks = state.BeginMarks({Reading}.CountChildren(json, position, ref state));");
        writer.Line($"end = {MarkCall(node, "position", "marks")};");
        writer.Line("state.EndMarks(marks);");
        writer.Line("return state.Leave(before, end);");
        writer.Close();
    }

    private void EmitMark(SourceWriter writer, PlanNode node, string name)
    {
        string head = $"{Head}{name}{Parameters}, int marks)";
        if (node.AcceptsAll)
        {
            writer.Line($"{head} => {Reading}.SkipValue(json, position, ref state);");
            return;
        }

        if (!IsTracking(node))
        {
            EmitNode(writer, head, node, "marks");
            return;
        }

        string markedName = "MarkEvaluated" + _names.Of(node);
        string method = Request(markedName, body => EmitNode(body, $"{Head}{markedName}{Parameters}, int marks)", node, "marks"));

        // What was said outside of this schema does not count inside: a set of its own.
        writer.Open(head);
        writer.Line("int own = state.BeginMarksLike(marks);");
        writer.Line($"int end = {method}(json, position, ref state, own);");
        if (node.Objects?.UnevaluatedProperties is PlanNode properties)
        {
            writer.Line($"end = {Reading}.SkipUnmarkedMembers<{ValueCheck(properties)}>(json, position, end, ref state, own);");
        }

        if (node.Arrays?.UnevaluatedItems is PlanNode items)
        {
            writer.Line($"end = {Reading}.SkipUnmarkedItems<{ValueCheck(items)}>(json, position, end, ref state, own);");
        }

        writer.Line("state.JoinMarks(own, marks);");
        writer.Line("return end;");
        writer.Close();
    }
}
