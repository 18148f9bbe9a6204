using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// The readers of unions: where the value's kind or a member always leaves a single case, that case reads it. Else the cases that it leaves are tried, or the value is checked, and the first case that it is one of takes it.
internal sealed partial class ReaderEmitter
{
    private void EmitUnionReader(SourceWriter writer, UnionModel union)
    {
        PlanNode node = _plan.Nodes[union.NodeId];
        ImmutableArray<PlanNode> cases = union.Cases.Items.Select(branch => _plan.Nodes[branch.Value.NodeId]).ToImmutableArray();
        InPlaceRule? rule = TextChoice.Of(node, _kinds).IsEmpty ? PlainRule(node, cases) : null;
        if (rule is not null && OnlyCase(union, rule, cases) is (string subject, List<string> only))
        {
            EmitSwitch(writer, [ReaderSignature(union.Name) + " => "], subject, only, ";");
            return;
        }

        string step = rule is not null
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

    /// <summary>What says which single case a value can be, and an arm for each. The last is for what is left: a value that can be no case is refused by that one as by all others.</summary>
    private (string Subject, List<string> Arms)? OnlyCase(UnionModel union, InPlaceRule rule, ImmutableArray<PlanNode> cases)
    {
        if (!_kinds.AreDisjoint(rule))
        {
            return Discriminator.Find(_kinds, cases) is { LeavesOne: true } ? ($"{ChoiceConstant(cases)}.Only(ref state, at)", NumberedArms(cases.Length, index => CaseCall(union, union.Cases[index]))) : null;
        }

        // The question for numbers is the longest.
        int last = cases.Length - 1;
        for (int index = 0; index < cases.Length; index++)
        {
            last = (_kinds.Of(cases[index]) & JsonTypes.Number) != 0 ? index : last;
        }

        List<string> arms = [];
        for (int index = 0; index < cases.Length; index++)
        {
            if (index != last)
            {
                arms.Add($"{FirstBytes(_kinds.Of(cases[index]))} => {CaseCall(union, union.Cases[index])}");
            }
        }

        arms.Add($"_ => {CaseCall(union, union.Cases[last])}");
        return ("state.Peek(at)", arms);
    }

    // The step of the library for a case of a kind.
    private static string? CaseStep(TypeKind kind) => kind switch
    {
        TypeKind.Named => "ReadCase",
        TypeKind.Enum or TypeKind.String or TypeKind.Int64 or TypeKind.Boolean => "Read" + kind.ToString(),
        _ => null,
    };

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
        string? reader = Reader(branch.Value, node);
        if (reader is not null && !branch.Value.IsNullable && CaseStep(branch.Value.Kind) is string step)
        {
            string types = branch.Value.Kind is TypeKind.Named or TypeKind.Enum ? $"{name}, {content}" : name;
            return $"state.{step}<TMode, {types}>(at, out value, static content => new {Escaped(branch.Name)}(content))";
        }

        return reader is not null
            ? $"state.ReadCase<TMode, {name}, {content}, {reader}>(at, out value, {create})"
            : $"state.TakeCase<TMode, {name}, {content}, {Taker(branch.Value)}>(at, {CheckCall(node, "at")}, out value, {create})";
    }
}
