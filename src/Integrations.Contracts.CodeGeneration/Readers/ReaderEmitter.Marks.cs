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
        writer.Line("// Several branches lead here: each value is looked at once.");
        writer.Open($"internal static int {name}{Parameters}, int marks)");
        writer.Open($"if (state.TryRecallMarks({place}, position, marks, out int known))");
        writer.Line("return known;");
        writer.Close();
        writer.Line();
        writer.Line("int own = state.BeginMarksLike(marks);");
        writer.Line($"return state.RememberMarks({place}, position, {once}(json, position, ref state, own), own, marks);");
        writer.Close();
    }

    private void EmitTrackingCheck(SourceWriter writer, PlanNode node, string name)
    {
        writer.Open($"internal static int {name}{Parameters})");
        writer.Line("// The text first; then who speaks of which member or item.");
        writer.Line($"int end = {Reading}.SkipValue(json, position, ref state);");
        RefuseWhere(writer, "end < 0");
        writer.Line("bool wasAgain = state.IsAgain;");
        writer.Line("state.IsAgain = true;");
        writer.Line($"int marks = state.BeginMarks({Reading}.CountChildren(json, position, ref state));");
        RefuseWhere(writer, $"{MarkCall(node, "position", "marks")} < 0");
        writer.Line("state.EndMarks(marks);");
        writer.Line("state.IsAgain = wasAgain;");
        writer.Line("return end;");
        writer.Close();
    }

    private void EmitMark(SourceWriter writer, PlanNode node, string name)
    {
        WritePlace(writer, node);
        writer.Open($"internal static int {name}{Parameters}, int marks)");
        if (node.AcceptsAll)
        {
            writer.Line($"return {Reading}.SkipValue(json, position, ref state);");
            writer.Close();
            return;
        }

        if (!IsTracking(node))
        {
            EmitNode(writer, node, "marks");
            writer.Close();
            return;
        }

        string markedName = "MarkEvaluated" + _names.Of(node);
        string method = Request(markedName, body =>
        {
            body.Open($"internal static int {markedName}{Parameters}, int marks)");
            EmitNode(body, node, "marks");
            body.Close();
        });
        writer.Line("// What was said outside of this schema does not count inside: a set of its own.");
        writer.Line("int own = state.BeginMarksLike(marks);");
        writer.Line($"int end = {method}(json, position, ref state, own);");
        RefuseWhere(writer, "end < 0");
        if (node.Objects?.UnevaluatedProperties is PlanNode properties)
        {
            EmitUnevaluated(writer, properties, isObject: true);
        }

        if (node.Arrays?.UnevaluatedItems is PlanNode items)
        {
            EmitUnevaluated(writer, items, isObject: false);
        }

        writer.Line();
        writer.Line("state.JoinMarks(own, marks);");
        writer.Line("return end;");
        writer.Close();
    }

    private void EmitUnevaluated(SourceWriter writer, PlanNode node, bool isObject)
    {
        writer.Line();
        writer.Line(isObject ? "// unevaluatedProperties: the members that nobody spoke of" : "// unevaluatedItems: the items that nobody spoke of");
        writer.Open($"if (json[position] == (byte)'{(isObject ? '{' : '[')}')");
        if (!node.AcceptsAll)
        {
            writer.Line("int ordinal = 0;");
            writer.Line($"int next = {Reading}.{(isObject ? "FirstMember" : "FirstItem")}(json, position);");
            writer.Open("while (next >= 0)");
            if (isObject)
            {
                writer.Line($"next = {Reading}.SkipColon(json, {Scanner}.SkipString(json, next));");
            }

            writer.Line($"next = state.IsMarked(own, ordinal) ? {Reading}.SkipValue(json, next, ref state) : {CheckCall(node, "next")};");
            RefuseWhere(writer, "next < 0");
            writer.Line("ordinal++;");
            writer.Line($"next = {Reading}.{(isObject ? "NextMember" : "NextItem")}(json, next);");
            writer.Close();
            writer.Line();
        }

        writer.Line("state.MarkAll(own);");
        writer.Close();
    }
}
