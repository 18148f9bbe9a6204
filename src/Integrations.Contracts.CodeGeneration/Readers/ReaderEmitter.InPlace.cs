using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// allOf, anyOf, oneOf, not, if: the value's start is kept, and each branch looks from there.
internal sealed partial class ReaderEmitter
{
    /// <summary>Whether the node asks nothing but kinds, and then one of several schemas that the first byte tells apart, as <c>string | null</c> in its long form.</summary>
    private bool IsKindsOnlyDispatch(PlanNode node) =>
        node.InPlace.Length == 1 && _kinds.AreDisjoint(node.InPlace[0]) && node.Values.IsEmpty && node.Numbers is null && node.Strings is null && node.Objects is null && node.Arrays is null
        && (PlanKinds.Own(node) & JsonTypes.Number) == (node.Types & JsonTypes.Number);

    /// <summary>Where the schemas in place can be the first to look at the value, no second look is needed: a single <c>allOf</c> branch, branches told apart by the first byte, or the branches of one <c>anyOf</c> one after the other.</summary>
    /// <returns>Whether everything was written, the return included.</returns>
    private bool EmitFirstLookInPlace(SourceWriter writer, PlanNode node)
    {
        if (node.InPlace.Length != 1)
        {
            return false;
        }

        switch (node.InPlace[0])
        {
            case AllOfRule { Nodes.Length: 1 } all when !PlanKinds.HasOwnRules(node):
                writer.Line($"return {CheckCall(all.Nodes[0], "position")};");
                return true;
            case AnyOfRule any when _kinds.AreDisjoint(any):
                EmitDispatch(writer, node, any.Nodes);
                return true;
            case OneOfRule one when _kinds.AreDisjoint(one):
                EmitDispatch(writer, node, one.Nodes);
                return true;
            case AnyOfRule any when !PlanKinds.HasOwnRules(node):
                writer.Line($"// {any.Keyword}: the first that holds has checked the text too.");
                writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
                EmitTrials(writer, any.Nodes);
                return true;
            default:
                return false;
        }
    }

    private void EmitTrials(SourceWriter writer, ImmutableArray<PlanNode> nodes)
    {
        for (int index = 0; index < nodes.Length; index++)
        {
            if (index == nodes.Length - 1)
            {
                writer.Line($"return {CheckCall(nodes[index], "position")};");
                return;
            }

            writer.Line($"{(index == 0 ? "int " : "")}end = {CheckCall(nodes[index], "position")};");
            writer.Open("if (end >= 0)");
            writer.Line("return end;");
            writer.Close();
            writer.Line();
            writer.Line("state.Restore(before);");
        }
    }

    private void EmitDispatch(SourceWriter writer, PlanNode node, ImmutableArray<PlanNode> nodes)
    {
        writer.Line("// The first byte says which one it can be.");
        JsonTypes own = PlanKinds.Own(node);
        writer.Open($"switch ({Reading}.Peek(json, position))");
        foreach (PlanNode branch in nodes)
        {
            JsonTypes kinds = _kinds.Of(branch) & own;
            if (kinds == JsonTypes.None)
            {
                continue;
            }

            writer.Line($"case {FirstBytes(kinds)}:");
            writer.Indent();
            writer.Line($"return {CheckCall(branch, "position")};");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"return {Invalid};");
        writer.Outdent();
        writer.Close();
    }

    /// <summary>A C# pattern for the first bytes of values of some kinds.</summary>
    private static string FirstBytes(JsonTypes kinds)
    {
        List<string> bytes = [];
        void Add(JsonTypes kind, string pattern)
        {
            if ((kinds & kind) != 0)
            {
                bytes.Add(pattern);
            }
        }

        Add(JsonTypes.Null, "(byte)'n'");
        Add(JsonTypes.Boolean, "(byte)'t' or (byte)'f'");
        Add(JsonTypes.Object, "(byte)'{'");
        Add(JsonTypes.Array, "(byte)'['");
        Add(JsonTypes.String, "(byte)'\"'");
        Add(JsonTypes.Number, "(byte)'-' or (>= (byte)'0' and <= (byte)'9')");
        return string.Join(" or ", bytes);
    }

    /// <summary>One rule over the value from <c>start</c>, whose text was checked before. After it, the position stays after the value.</summary>
    private void EmitRuleInPlace(SourceWriter writer, InPlaceRule rule, string? marks)
    {
        writer.Line();
        switch (rule)
        {
            case AllOfRule all:
                writer.Line($"// {CSharpLiteral.Comment(all.Keyword)}");
                foreach (PlanNode node in all.Nodes)
                {
                    RefuseWhere(writer, $"{LookCall(node, marks)} < 0");
                }

                break;
            case AnyOfRule any:
                EmitCounted(writer, any.Keyword, any.Nodes, marks, isExact: false);
                break;
            case OneOfRule one:
                EmitCounted(writer, one.Keyword, one.Nodes, marks, isExact: true);
                break;
            case NotRule not:
                writer.Line($"// {CSharpLiteral.Comment(not.Keyword)}");
                writer.Open();
                writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
                RefuseWhere(writer, $"{CheckCall(not.Node, "start")} >= 0");
                writer.Line("state.Restore(before);");
                writer.Close();
                break;
            case ConditionalRule conditional:
                EmitConditional(writer, conditional, marks);
                break;
        }
    }

    /// <summary>A second look at the value from <c>start</c>; with marks, by the method that sets them.</summary>
    private string LookCall(PlanNode node, string? marks) => marks is null ? CheckCall(node, "start") : MarkCall(node, "start", marks);

    private void EmitCounted(SourceWriter writer, string keyword, ImmutableArray<PlanNode> nodes, string? marks, bool isExact)
    {
        writer.Line($"// {CSharpLiteral.Comment(keyword)}");
        writer.Open();
        if (marks is null && !isExact)
        {
            // The first that holds is enough.
            writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
            writer.Line("bool holds = false;");
            for (int index = 0; index < nodes.Length; index++)
            {
                if (index > 0)
                {
                    writer.Open("if (!holds)");
                    writer.Line("state.Restore(before);");
                }

                writer.Line($"holds = {CheckCall(nodes[index], "start")} >= 0;");
                if (index > 0)
                {
                    writer.Close();
                }

                writer.Line();
            }

            RefuseWhere(writer, "!holds");
            writer.Close();
            return;
        }

        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        writer.Line("int holding = 0;");
        foreach (PlanNode node in nodes)
        {
            EmitTrial(writer, node, marks, body =>
            {
                body.Line("holding++;");
            });
            if (isExact)
            {
                RefuseWhere(writer, "holding > 1");
            }

            writer.Line();
        }

        RefuseWhere(writer, isExact ? "holding != 1" : "holding == 0");
        writer.Close();
    }

    /// <summary>Tries a branch and, whether it holds or not, leaves the state as it was (<c>before</c>); marks of a branch that holds are joined.</summary>
    private void EmitTrial(SourceWriter writer, PlanNode node, string? marks, Action<SourceWriter> whereItHolds, Action<SourceWriter>? elsewhere = null)
    {
        if (marks is null)
        {
            writer.Open($"if ({CheckCall(node, "start")} >= 0)");
        }
        else
        {
            writer.Open();
            writer.Line($"int branch = state.BeginMarksLike({marks});");
            writer.Open($"if ({MarkCall(node, "start", "branch")} >= 0)");
            writer.Line($"state.JoinMarks(branch, {marks});");
        }

        whereItHolds(writer);
        writer.Close();
        writer.Open("else");
        writer.Line("state.Restore(before);");
        elsewhere?.Invoke(writer);
        writer.Close();
        if (marks is not null)
        {
            writer.Close();
        }
    }

    private void EmitConditional(SourceWriter writer, ConditionalRule rule, string? marks)
    {
        if (rule.Then is null && rule.Else is null && marks is null)
        {
            return;
        }

        writer.Line("// if");
        writer.Open();
        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        EmitTrial(
            writer,
            rule.If,
            marks,
            body =>
            {
                if (rule.Then is PlanNode then)
                {
                    body.Line("// then");
                    RefuseWhere(body, $"{LookCall(then, marks)} < 0");
                }
            },
            body =>
            {
                if (rule.Else is PlanNode otherwise)
                {
                    body.Line("// else");
                    RefuseWhere(body, $"{LookCall(otherwise, marks)} < 0");
                }
            });
        writer.Close();
    }
}
