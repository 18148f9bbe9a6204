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
        return $"{method}(ref state, {position}, {marks})";
    }

    private void EmitRememberedMark(SourceWriter writer, PlanNode node, string name)
    {
        string onceName = "MarkOnce" + _names.Of(node);
        string once = Request(onceName, body => EmitMark(body, node, onceName));
        string place = CSharpLiteral.Number(node.Id);

        // Several branches lead here: each value is looked at once.
        writer.Wrapped(
        [
            $"{Head}{name}{Parameters}, int marks) => ",
            $"state.TryRecallMarks({place}, at, marks, out int own, out int known) ? known : ",
            $"state.RememberMarks({place}, at, {once}(ref state, at, own), own, marks);",
        ]);
    }

    // The text first; then who speaks of which member or item.
    private void EmitTrackingCheck(SourceWriter writer, PlanNode node, string name) => writer.Wrapped(
    [
        $"{Head}{name}{Parameters}) => ",
        $"state.BeginMarks(at, out {Library}SecondLook look, out int marks) ? ",
        $"state.EndMarks(look, marks, {MarkCall(node, "at", "marks")}) : {Invalid};",
    ]);

    private void EmitMark(SourceWriter writer, PlanNode node, string name)
    {
        string head = $"{Head}{name}{Parameters}, int marks)";
        if (node.AcceptsAll)
        {
            writer.Line($"{head} => state.SkipValue(at);");
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
        string call = $"{method}(ref state, at, own)";
        if (node.Objects?.UnevaluatedProperties is PlanNode properties)
        {
            call = $"state.SkipUnmarkedMembers<{ValueCheck(properties)}>(at, {call}, own)";
        }

        if (node.Arrays?.UnevaluatedItems is PlanNode items)
        {
            call = $"state.SkipUnmarkedItems<{ValueCheck(items)}>(at, {call}, own)";
        }

        writer.Line("int own = state.BeginMarksLike(marks);");
        writer.Line($"return state.JoinMarks(own, marks, {call});");
        writer.Close();
    }
}
