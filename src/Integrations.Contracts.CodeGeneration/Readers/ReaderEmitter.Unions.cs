using System.Linq;
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
        string? choice = UnionChoice(node, union);
        ImmutableArray<PlanNode> cases = union.Cases.Items.Select(branch => _plan.Nodes[branch.Value.NodeId]).ToImmutableArray();
        writer.Line($"{Library}UnionPass pass = state.OpenUnion(at, {(choice is null ? "" : choice + ", ")}out value);");
        writer.Wrapped([$"{(choice is null ? "" : "if (pass.IsOpen) ")}pass.Try<TMode, {Branches(node, cases)}>(", $"ref state, {CheckCall(node, "at")}, {CSharpLiteral.Number(cases.Length)});"]);
        List<string> arms = [];
        for (int index = 0; index < union.Cases.Count; index++)
        {
            arms.Add($"{CSharpLiteral.Number(index)} => {CaseCall(union, union.Cases[index])}");
        }

        arms.Add("_ => pass.None(ref state)");
        EmitSwitch(writer, ["return pass.Close(ref state, "], "pass.Case", arms, ");");
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
            ? $"state.ReadCase<TMode, {name}, {content}, {reader}>(at, ref value, {create})"
            : $"state.TakeCase<TMode, {name}, {content}, {Taker(branch.Value)}>(at, {CheckCall(node, "at")}, ref value, {create})";
    }
}
