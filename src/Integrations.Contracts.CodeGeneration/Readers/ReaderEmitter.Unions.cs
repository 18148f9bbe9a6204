using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// The readers of unions: where the value's kind or a member leaves a single case, that case reads it in one pass. Else the value is checked, and the first case that it is one of takes it.
internal sealed partial class ReaderEmitter
{
    private void EmitUnionReader(SourceWriter writer, UnionModel union)
    {
        PlanNode node = _plan.Nodes[union.NodeId];
        writer.Open(ReaderSignature(union.Name));
        writer.Line("value = null;");
        string? choice = UnionChoice(node, union);
        if (choice is not null)
        {
            writer.Line($"int which = {choice}.Single(json, position, ref state, out _);");
        }

        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        if (choice is not null)
        {
            writer.Open("if (which < 0)");
        }

        writer.Line($"int end = {CheckCall(node, "position")};");
        writer.Line("if (end < 0 || !TMode.TakesValues)");
        writer.Indent();
        writer.Line("return end;");
        writer.Outdent();

        // The first case that it is one of.
        writer.Line("state.IsAgain = true;");
        List<string> pieces = [(choice is null ? "int " : "") + "which = "];
        for (int index = 0; index < union.Cases.Count; index++)
        {
            pieces.Add($"state.Holds(before, {CheckCall(_plan.Nodes[union.Cases[index].Value.NodeId], "position")}) ? {CSharpLiteral.Number(index)} : ");
        }

        pieces.Add(Invalid + ";");
        writer.Wrapped(pieces);
        if (choice is not null)
        {
            writer.Close();
        }

        List<string> arms = [];
        for (int index = 0; index < union.Cases.Count; index++)
        {
            arms.Add($"{CSharpLiteral.Number(index)} => {CaseCall(union, union.Cases[index])}");
        }

        arms.Add($"_ => state.Refuse({Library}ReadRefusalKind.KindWithoutType, position)");
        EmitSwitch(writer, "return state.Leave(before, ", "which", arms, ");");
        writer.Close();
    }

    /// <summary>What tells the cases apart, where the union's schema is no more than its cases.</summary>
    private string? UnionChoice(PlanNode node, UnionModel union)
    {
        if (PlanKinds.HasOwnRules(node) || node.InPlace.Length != 1 || IsTracking(node))
        {
            return null;
        }

        ImmutableArray<PlanNode> nodes = Branches(node.InPlace[0]);
        if (nodes.Length != union.Cases.Count)
        {
            return null;
        }

        for (int index = 0; index < nodes.Length; index++)
        {
            if (nodes[index].Id != union.Cases[index].Value.NodeId)
            {
                return null;
            }
        }

        return ChoiceConstant(nodes);
    }

    private static ImmutableArray<PlanNode> Branches(InPlaceRule rule) => rule switch
    {
        AnyOfRule any => any.Nodes,
        OneOfRule one => one.Nodes,
        _ => ImmutableArray<PlanNode>.Empty,
    };

    private string CaseCall(UnionModel union, UnionCaseModel branch)
    {
        PlanNode node = _plan.Nodes[branch.Value.NodeId];
        string create = branch.KeepsSourceText
            ? $"static (content, texts) => new {Named(union.Name)}.{Escaped(branch.Name)}(content) {{ _sourceTexts = texts }}"
            : $"static (content, _) => new {Named(union.Name)}.{Escaped(branch.Name)}(content)";
        string name = Named(union.Name), content = ElementName(branch.Value);
        return Reader(branch.Value, node) is string reader
            ? $"{Reading}.ReadCase<TMode, {name}, {content}, {reader}>(json, position, ref state, ref value, {create})"
            : $"{Reading}.TakeCase<TMode, {name}, {content}, {Taker(branch.Value)}>(json, position, {CheckCall(node, "position")}, ref state, ref value, {create})";
    }
}
