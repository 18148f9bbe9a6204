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
        ImmutableArray<PlanNode> cases = union.Cases.Items.Select(branch => _plan.Nodes[branch.Value.NodeId]).ToImmutableArray();
        string step = PlainRule(node, cases) is InPlaceRule rule
            ? $"state.{(rule is OneOfRule ? "OneOf" : "AnyOf")}<TMode, {Branches(node, cases)}, {Escaped(union.Name)}>(at, {ChoiceConstant(cases) ?? CSharpLiteral.Number(cases.Length)}, "
            : $"state.FirstOf<TMode, {Branches(node, cases)}, {Escaped(union.Name)}>(at, {CheckCall(node, "at")}, {CSharpLiteral.Number(cases.Length)}, ";
        List<string> arms = [];
        for (int index = 0; index < union.Cases.Count; index++)
        {
            arms.Add($"{CSharpLiteral.Number(index)} => {CaseCall(union, union.Cases[index])}");
        }

        arms.Add("_ => pass.End");
        EmitSwitch(writer, [ReaderSignature(union.Name) + " => ", "state.Close(" + step], $"out value, out {Library}UnionPass pass)", arms, ", pass);");
    }

    /// <summary>The rule that is all that a union's schema asks, where its branches are the cases.</summary>
    private InPlaceRule? PlainRule(PlanNode node, ImmutableArray<PlanNode> cases)
    {
        if ((PlanKinds.HasOwnRules(node) && !_kinds.AreImplied(node, cases)) || node.InPlace.Length != 1 || IsTracking(node) || node.InPlace[0] is not (AnyOfRule or OneOfRule))
        {
            return null;
        }

        ImmutableArray<PlanNode> nodes = Branches(node.InPlace[0]);
        return nodes.Select(branch => branch.Id).SequenceEqual(cases.Select(branch => branch.Id)) ? node.InPlace[0] : null;
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
            ? $"static (content, texts) => new {Escaped(branch.Name)}(content) {{ _sourceTexts = texts }}"
            : $"static (content, _) => new {Escaped(branch.Name)}(content)";
        string name = Named(union.Name), content = ElementName(branch.Value);
        if (branch.Value.Kind == TypeKind.Named && !branch.Value.IsNullable && Reader(branch.Value, node) is not null)
        {
            return $"state.ReadCase<TMode, {name}, {content}>(at, ref value, {create})";
        }

        return Reader(branch.Value, node) is string reader
            ? $"state.ReadCase<TMode, {name}, {content}, {reader}>(at, ref value, {create})"
            : $"state.TakeCase<TMode, {name}, {content}, {Taker(branch.Value)}>(at, {CheckCall(node, "at")}, ref value, {create})";
    }
}
