using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// One pass over the members of an object: a table of the names that the schema knows, and a switch with an arm for each that leads to its value. Members whose values are held against the same share an arm.
internal sealed partial class ReaderEmitter
{
    /// <summary>An object among several kinds of a node.</summary>
    private string ObjectArm(PlanNode node, string? marks)
    {
        string call;
        if (marks is null && ObjectCall(node, node.Objects, "at") is string simple)
        {
            call = simple;
        }
        else if (node.Objects is null)
        {
            call = $"state.SkipObject(at)";
        }
        else
        {
            string name = (marks is null ? "Check" : "Mark") + _names.Of(node) + "Members";
            ObjectShape shape = new() { Signature = $"{Head}{name}{Parameters}{(marks is null ? "" : ", int marks")})", Rules = node.Objects, Node = node, Marks = marks is null ? null : "marks" };
            call = $"{Request(name, body => EmitObject(body, shape))}(ref state, at{(marks is null ? "" : ", " + marks)})";
        }

        return StructuredValues(node, Validation.JsonKind.Object, call);
    }

    /// <summary>A step of the library for an object of whose members only the names are asked about, or whose members are all held against the same; null where there is none.</summary>
    private string? ObjectCall(PlanNode node, ObjectRules? rules, string position)
    {
        if (rules is null)
        {
            return $"state.SkipObject({position})";
        }

        if (!rules.DependentSchemas.IsEmpty || !rules.PropertyDependencies.IsEmpty)
        {
            return null;
        }

        List<MemberSlot> slots = Slots(rules, null, null);
        if (slots.Count == 0 && !AsksForNames(rules) && MapValues(rules) is { AcceptsAll: false, RejectsAll: false } values)
        {
            return $"state.SkipMap<{ValueCheck(values)}>({position}{Limits(rules.MinProperties, rules.MaxProperties, false)})";
        }

        if (AsksForNames(rules) || !rules.PatternProperties.IsEmpty)
        {
            return slots.Count == 0 ? $"state.SkipMembers<{MemberCheck(node, rules)}>({position}{Limits(rules.MinProperties, rules.MaxProperties, false)})" : null;
        }

        string table = Constant("MemberTable", "Members", ["(", .. TablePieces(rules, slots)]);
        if (slots.TrueForAll(slot => Asking(slot.Nodes).Count == 0) && rules.AdditionalProperties is null or { AcceptsAll: true } or { RejectsAll: true })
        {
            return $"state.SkipObject({position}, {table})";
        }

        ObjectShape shape = new() { Signature = "", Rules = rules, Node = node };
        string checks = ValueChecks("MembersOf", _names.Of(node), CSharpLiteral.Number(node.Id), () => MemberArms(Arms(shape, rules, slots)), "member");
        return $"state.SkipObject<{checks}>({position}, {table})";
    }

    /// <summary>What the values of all members are held against that <c>properties</c> does not name; null where the name decides, or nothing is asked.</summary>
    private static PlanNode? MapValues(ObjectRules rules) => rules.PatternProperties switch
    {
        [] => rules.AdditionalProperties,
        [{ Pattern.MatchesAll: true } all] => all.Node,
        _ => null,
    };

    /// <summary>The check of a member by its name, as a type parameter.</summary>
    private string MemberCheck(PlanNode node, ObjectRules rules)
    {
        string name = "EachOf" + _names.Of(node);
        return Request(name, writer => writer.Wrapped(
        [
            $"internal readonly struct {name} : {Library}IMemberCheck {{ public static int Skip{Parameters}, int name) => ",
            NameCondition(rules, "name"),
            rules.PatternProperties.IsEmpty ? CheckOrSkip(rules.AdditionalProperties, "at") : PatternCall(node, rules, "name", null),
            "; }",
        ]));
    }

    private string Limits(long least, long most, bool isSet) => least <= 0 && most == long.MaxValue && !isSet
        ? ""
        : ", " + Constant("CollectionConstraint", "Limits", $"({Bounds(least, most)}{(isSet ? ", isSet: true" : "")})");

    private static bool IsClosed(ObjectRules rules) => rules.PatternProperties.IsEmpty && rules.AdditionalProperties is { RejectsAll: true };

    // What stands before the check of a member's value.
    private string NameCondition(ObjectRules rules, string nameStart) => AsksForNames(rules) ? $"{CheckCall(rules.PropertyNames!, nameStart)} < 0 ? {Invalid} : " : "";

    private static bool AsksForNames(ObjectRules rules) => rules.PropertyNames is { AcceptsAll: false };

    /// <summary>A check of an object.</summary>
    private void EmitObject(SourceWriter writer, ObjectShape shape)
    {
        ObjectRules rules = shape.Rules!;
        List<MemberSlot> slots = Slots(rules, null, shape.AsksInPlace ? shape.Node : null);
        AfterMembers after = After(rules, slots, shape.Marks, shape.AsksInPlace ? shape.Node : null);
        writer.Open(shape.Signature);
        EmitMembers(writer, shape, slots, Constant("MemberTable", "Members", ["(", .. TablePieces(rules, slots)]), after.AsksForStart ? ["int start = at; "] : [], after.LooksOften);
        writer.Wrapped(["return ", .. after.Pieces ?? ["at"], ";"]);
        writer.Close();
    }

    /// <summary>The loop over the members.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="shape">What is to be done.</param>
    /// <param name="slots">The names that are known.</param>
    /// <param name="table">The table of them.</param>
    /// <param name="locals">Declarations that come first.</param>
    /// <param name="isFirstLook">Whether second looks at the object follow.</param>
    private void EmitMembers(SourceWriter writer, ObjectShape shape, List<MemberSlot> slots, string table, List<string> locals, bool isFirstLook)
    {
        ObjectRules rules = shape.Rules ?? new ObjectRules();
        List<MemberSlot> placed = slots.FindAll(slot => slot.StartLocal is not null);
        writer.Wrapped([.. locals, .. placed.ConvertAll(slot => $"int {slot.StartLocal} = 0; "), $"var pass = state.{(isFirstLook ? "OpenNoting" : "OpenObject")}{shape.Way}(ref at, {table});"], "");
        string next = $"while (pass.Next{shape.Way}(ref state, ref at) is >= 0 and int member)";
        List<string> step = ["at = " + NameCondition(rules, "pass.NameStart")];
        List<string> arms = MemberArms(Arms(shape, rules, slots));
        if (placed.Count == 0)
        {
            EmitSwitch(writer, [next + " ", .. step], "member", arms, ";");
        }
        else
        {
            writer.Open(next);
            foreach (MemberSlot slot in placed)
            {
                writer.Line($"{slot.StartLocal} = member == {CSharpLiteral.Number(slot.Ordinal)} ? at : {slot.StartLocal};");
            }

            EmitSwitch(writer, step, "member", arms, ";");
            writer.Close();
        }
    }

    /// <summary>The arms of a switch over members: the commonest is what is left when all others are named.</summary>
    private static List<string> MemberArms(List<(string Call, List<int> Members)> arms)
    {
        int commonest = 0;
        for (int index = 1; index < arms.Count; index++)
        {
            commonest = arms[index].Members.Count >= arms[commonest].Members.Count ? index : commonest;
        }

        List<string> lines = [];
        for (int index = 0; index < arms.Count; index++)
        {
            if (index != commonest)
            {
                lines.Add($"{string.Join(" or ", arms[index].Members)} => {arms[index].Call}");
            }
        }

        lines.Add($"_ => {arms[commonest].Call}");
        return lines;
    }

    /// <summary>What is done with the values of members, by what it is; the unknown member is the one after the last.</summary>
    private List<(string Call, List<int> Members)> Arms(ObjectShape shape, ObjectRules rules, List<MemberSlot> slots)
    {
        List<(string Call, List<int> Members)> arms = [];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        void Add(string call, int member)
        {
            if (known.TryGetValue(call, out int index))
            {
                arms[index].Members.Add(member);
            }
            else
            {
                known.Add(call, arms.Count);
                arms.Add((call, [member]));
            }
        }

        foreach (MemberSlot slot in slots)
        {
            Add(MemberCall(shape, slot), slot.Ordinal);
        }

        if (!IsClosed(rules))
        {
            Add(UnknownMemberCall(shape, rules), slots.Count);
        }
        else if (slots.Count == 0)
        {
            Add(Nothing, 0);
        }

        return arms;
    }

    private string MemberCall(ObjectShape shape, MemberSlot slot)
    {
        foreach (PlanNode node in slot.Nodes)
        {
            if (_kinds.Of(node) == Validation.Plans.JsonTypes.None)
            {
                return Nothing;
            }
        }

        if (slot.Member is MemberModel member)
        {
            return MemberValue(shape, member, slot.Nodes);
        }

        string call = slot.IsDeferred ? "state.PassOver(at)" : CheckAll(slot.Nodes, "at");
        if (shape.Record is { KeepsUnknownMembers: true } && !slot.IsNamed)
        {
            // A name that a rule speaks of (`required`, `dependentRequired`) and no property has: an unknown member like any other.
            return $"pass.TakeUnknown<TMode>(ref state, {CSharpLiteral.Utf8(Declarations.JsonText.Quote(slot.JsonName))}, at, {call})";
        }

        return shape.Marks is string marks && slot.IsEvaluated ? $"state.Marked({marks}, pass.Ordinal, {call})" : call;
    }

    /// <summary>A member of a name that <c>properties</c> does not have: <c>patternProperties</c>, else <c>additionalProperties</c>, else anything.</summary>
    private string UnknownMemberCall(ObjectShape shape, ObjectRules rules)
    {
        string call;
        if (shape.IsFlat)
        {
            call = $"state.SkipValue{shape.Way}(at)";
        }
        else if (rules.PatternProperties.IsEmpty)
        {
            string additional = CheckOrSkip(rules.AdditionalProperties, "at");
            call = shape.Marks is not null && rules.AdditionalProperties is not null ? $"state.Marked({shape.Marks}, pass.Ordinal, {additional})" : additional;
        }
        else
        {
            call = PatternCall(shape.Node, rules, "pass.NameStart", shape.Marks);
        }

        if (shape.Record?.Additional is { } typed)
        {
            call = $"additional.Take<TMode>(ref state, ref pass, at, {call})";
            return typed.Value.CanLoseText ? $"pass.TakeUnknown<TMode>(ref state, {call})" : call;
        }

        return shape.Record is { KeepsUnknownMembers: true } ? $"pass.TakeUnknown<TMode>(ref state, {call})" : call;
    }

    /// <summary>The check of a member whose name patterns are held against.</summary>
    /// <param name="node">Whose member it is.</param>
    /// <param name="rules">The patterns, and what is asked where none matches.</param>
    /// <param name="nameStart">Where the name starts.</param>
    /// <param name="marks">The parameter with the marks; null where nobody asks.</param>
    private string PatternCall(PlanNode node, ObjectRules rules, string nameStart, string? marks)
    {
        if (rules.PatternProperties.Length == 1 && marks is null)
        {
            PatternPropertyRule only = rules.PatternProperties[0];
            string check = CheckCall(only.Node, "at");
            return only.Pattern.MatchesAll ? check : $"state.Matches({PatternConstant(only.Pattern)}, {nameStart}) ? {check} : {CheckOrSkip(rules.AdditionalProperties, "at")}";
        }

        string name = (marks is null ? "Check" : "Mark") + _names.Of(node) + "Other";
        string method = Request(name, body => EmitPatternMember(body, rules, name, marks is not null));
        return $"{method}(ref state, at, {nameStart}{(marks is null ? "" : $", {marks}, pass.Ordinal")})";
    }

    private void EmitPatternMember(SourceWriter writer, ObjectRules rules, string name, bool isMarking)
    {
        writer.Open($"{Head}{name}{Parameters}, int nameStart{(isMarking ? ", int marks, int ordinal" : "")})");

        // The name's text may not outlive the look at its value, so that all patterns are matched first.
        List<string> matches = [$"{Bytes} name = state.Text(nameStart); "], any = [], first = [];
        List<List<string>> looks = [];
        for (int index = 0; index < rules.PatternProperties.Length; index++)
        {
            string match = "isMatch" + CSharpLiteral.Number(index);
            string check = CheckCall(rules.PatternProperties[index].Node, "at");
            matches.Add($"{(index == 0 ? "bool " : "")}{match} = {PatternConstant(rules.PatternProperties[index].Pattern)}.IsMatch(name){(index == rules.PatternProperties.Length - 1 ? ";" : ", ")}");
            first.Add($"{match} ? {check} : ");
            if (index > 0)
            {
                looks.Add([$"(!{match} || !({string.Join(" || ", any)}) || {check} >= 0)"]);
            }

            any.Add(match);
        }

        first.Add(rules.AdditionalProperties is PlanNode node ? CheckCall(node, "at") : "state.SkipValue(at)");
        writer.Wrapped(matches);
        writer.Wrapped([isMarking ? "at = " : "return ", .. SecondLook(first, looks), ";"]);
        if (isMarking)
        {
            writer.Line($"return {(rules.AdditionalProperties is null ? $"!({string.Join(" || ", any)}) ? at : " : "")}state.Marked(marks, ordinal, at);");
        }

        writer.Close();
    }

    /// <summary>The value at a position is held against all of some nodes.</summary>
    private string CheckAll(ImmutableArray<PlanNode> nodes, string position)
    {
        List<PlanNode> asking = Asking(nodes);
        if (asking.Count == 0)
        {
            return $"state.SkipValue({position})";
        }

        if (asking.Count == 1)
        {
            return CheckCall(asking[0], position);
        }

        string name = "Check" + string.Join("And", asking.ConvertAll(_names.Of));
        return Request(name, writer =>
        {
            List<List<string>> conditions = [];
            for (int index = 1; index < asking.Count; index++)
            {
                conditions.Add([$"{CheckCall(asking[index], "at")} >= 0"]);
            }

            writer.Wrapped([$"{Head}{name}{Parameters}) => ", .. SecondLook([CheckCall(asking[0], "at")], conditions), ";"]);
        }) + $"(ref state, {position})";
    }

    private static List<PlanNode> Asking(ImmutableArray<PlanNode> nodes)
    {
        List<PlanNode> asking = [];
        foreach (PlanNode node in nodes)
        {
            if (!node.AcceptsAll && !asking.Contains(node))
            {
                asking.Add(node);
            }
        }

        return asking;
    }
}
