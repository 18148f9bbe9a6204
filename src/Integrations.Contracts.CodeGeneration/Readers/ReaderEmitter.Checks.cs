using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// A check is an expression: a position goes in, the position after the value comes out, negative where the value is not valid. What is more than one step of the library is a method of the checks class, one a node.
internal sealed partial class ReaderEmitter
{
    private const string Head = "internal static int ";

    /// <summary>A call that holds the value at a position against a node.</summary>
    private string CheckCall(PlanNode node, string position)
    {
        if (node.AcceptsAll)
        {
            return $"state.SkipValue({position})";
        }

        if (_kinds.Of(node) == JsonTypes.None)
        {
            return Nothing;
        }

        if (_remembered.Contains(node.Id) && ReferenceEquals(node, _plan.Nodes[node.Id]))
        {
            string name = "Check" + _names.Of(node);
            return $"{Request(name, writer => EmitRemembered(writer, name, node.Id, CheckOnce(node)))}(ref state, {position})";
        }

        return CheckCallAnew(node, position);
    }

    private string CheckCallAnew(PlanNode node, string position)
    {
        if (Tree(node) is not null)
        {
            return $"{CheckMethod(node)}(ref state, {position})";
        }

        if (_recordsByNode.TryGetValue(node.Id, out RecordModel? record) && ReferenceEquals(node, _plan.Nodes[node.Id]))
        {
            return $"{Named(record.Name)}.Read<{Library}VerdictMode>(ref state, {position}, out _)";
        }

        if (_tuplesByNode.TryGetValue(node.Id, out TupleModel? tuple) && ReferenceEquals(node, _plan.Nodes[node.Id]))
        {
            return $"{Named(tuple.Name)}.Read<{Library}VerdictMode>(ref state, {position}, out _)";
        }

        if (IsPlainEnum(node, out EnumModel? enumeration))
        {
            return $"state.SkipEnum<{Named(enumeration!.Name)}>({position})";
        }

        if (SimpleCall(node, position) is string simple)
        {
            return simple;
        }

        if (node.InPlace is [AllOfRule { Nodes: [PlanNode only] }] && !PlanKinds.HasOwnRules(node))
        {
            return CheckCall(only, position);
        }

        return $"{CheckMethod(node)}(ref state, {position})";
    }

    // The call behind one that remembers.
    private string CheckOnce(PlanNode node) => CheckCallAnew(node, "at");

    private string CheckMethod(PlanNode node)
    {
        // A node may stand here without some of its rules, which its reader sees to itself.
        bool isWhole = ReferenceEquals(node, _plan.Nodes[node.Id]);
        string name = (isWhole ? _remembered.Contains(node.Id) ? "CheckOnce" : "Check" : "CheckSome") + _names.Of(node);
        return Request(name, writer => EmitCheck(writer, node, name));
    }

    // Several branches lead here: each value is looked at once.
    private static void EmitRemembered(SourceWriter writer, string name, int place, string once)
    {
        string number = CSharpLiteral.Number(place);
        writer.Wrapped([$"{Head}{name}{Parameters}) => ", $"state.TryRecall({number}, at, out int known) ? known : ", $"state.Remember({number}, at, {once});"]);
    }

    /// <summary>Steps of the library that are the whole check of a node, without a method of its own; null where there are none.</summary>
    private string? SimpleCall(PlanNode node, string position)
    {
        if (node.RejectsAll || node.IsReadOnly || node.IsWriteOnly || IsTracking(node))
        {
            return null;
        }

        if (!node.InPlace.IsEmpty)
        {
            return TextChoiceCall(node, position) ?? (node.InPlace.Length == 1 && Branches(node.InPlace[0]) is { Length: > 0 } nodes && (!PlanKinds.HasOwnRules(node) || _kinds.AreImplied(node, nodes)) && !_kinds.AreDisjoint(node.InPlace[0]) ? BranchesCall(node, position) : null);
        }

        switch (PlanKinds.Own(node))
        {
            case JsonTypes.Null:
                return $"state.SkipNull({position})";
            case JsonTypes.Boolean:
                return BooleanCall(node, position);
            case JsonTypes.Number:
                return NumberCall(node, position);
            case JsonTypes.String:
                return StringCall(node, position);
            case JsonTypes.Array when node.Values.IsEmpty:
                return ArrayCall(node, node.Arrays, position);
            case JsonTypes.Object when node.Values.IsEmpty:
                return ObjectCall(node, node.Objects, position);
            default:
                return null;
        }
    }

    private static bool IsOnlyFormat(StringRules? rules, StringFormat format) =>
        rules is not null && rules.MinLength == 0 && rules.MaxLength == long.MaxValue && rules.Patterns.IsEmpty && rules.Contents.IsEmpty && rules.Formats.Length == 1 && rules.Formats[0] == format;

    private void EmitCheck(SourceWriter writer, PlanNode node, string name)
    {
        if (IsTracking(node))
        {
            EmitTrackingCheck(writer, node, name);
            return;
        }

        if (Tree(node) is ConditionTree tree)
        {
            List<PlanNode> outcomes = tree.Outcomes;
            EmitSwitch(writer, [$"{Head}{name}{Parameters}) => "], $"{DecisionConstant(tree)}.Of(ref state, at)", NumberedArms(outcomes.Count, index => CheckCall(outcomes[index], "at")), ";");
            return;
        }

        JsonTypes kinds = PlanKinds.Own(node);
        if (node.InPlace.IsEmpty && node.Values.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly)
        {
            if (kinds == JsonTypes.Object && node.Objects is not null)
            {
                EmitObject(writer, new ObjectShape { Signature = $"{Head}{name}{Parameters})", Rules = node.Objects, Node = node });
                return;
            }

            if (kinds == JsonTypes.Array && node.Arrays is not null)
            {
                EmitArray(writer, node, $"{Head}{name}{Parameters})", null);
                return;
            }
        }

        if (kinds == JsonTypes.Object && node.Objects is not null && node.Values.IsEmpty && Forbidden(node) is null && (node.InPlace.Any(rule => MemberConditions.AskedInPart(rule).Any()) || DeferredMembers.Of(node) is not null)
            && (!OwnRulesAskAboutFewMembers(node) || AsksInPlaceAboutMembersAlone(node)))
        {
            EmitObject(writer, new ObjectShape { Signature = $"{Head}{name}{Parameters})", Rules = node.Objects, Node = node, AsksInPlace = true });
            return;
        }

        EmitNode(writer, $"{Head}{name}{Parameters})", node, null);
    }

    /// <summary>A method that holds the value at <c>at</c> against a node.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="head">The method's head.</param>
    /// <param name="node">The node.</param>
    /// <param name="marks">The parameter with the marks of members or items that were spoken of; null where nobody asks.</param>
    private void EmitNode(SourceWriter writer, string head, PlanNode node, string? marks)
    {
        if (_kinds.Of(node) == JsonTypes.None)
        {
            writer.Line($"{head} => {Nothing};");
            return;
        }

        if (node.InPlace.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly)
        {
            writer.Wrapped([head + " => ", .. OwnRules(node, marks), ";"]);
            return;
        }

        if (marks is null && node.InPlace.Length == 1 && Forbidden(node) is null && FirstLookInPlace(node) is List<string> pieces)
        {
            writer.Wrapped([head + " => ", .. pieces, ";"]);
            return;
        }

        if (marks is null && Forbidden(node) is null && InPlaceBeforeFewMembers(node) is List<string> looks)
        {
            writer.Wrapped([head + " => ", .. looks, ";"]);
            return;
        }

        // Own rules first; then the schemas in place look at the value again.
        if (Forbidden(node) is null)
        {
            writer.Wrapped([head + " => ", .. SecondLook(OwnRules(node, marks), Conditions(node, "at", marks)), ";"]);
            return;
        }

        writer.Open(head);
        EmitDirection(writer, node);
        if (node.InPlace.IsEmpty)
        {
            writer.Wrapped(["return ", .. OwnRules(node, marks), ";"]);
        }
        else
        {
            writer.Wrapped(["return ", .. SecondLook(OwnRules(node, marks), Conditions(node, "at", marks)), ";"]);
        }

        writer.Close();
    }

    private static void EmitDirection(SourceWriter writer, PlanNode node)
    {
        if (Forbidden(node) is string forbidden)
        {
            writer.Line($"at = {forbidden} ? {Invalid} : at;");
        }
    }

    /// <summary>A condition under which a member must not be there: <c>writeOnly</c> in a response, <c>readOnly</c> in a request.</summary>
    private static string? Forbidden(PlanNode node)
    {
        List<string> conditions = [];
        if (node.IsWriteOnly)
        {
            conditions.Add($"state.Direction == {Library}PayloadDirection.Response");
        }

        if (node.IsReadOnly)
        {
            conditions.Add($"state.Direction == {Library}PayloadDirection.Request");
        }

        return conditions.Count == 0 ? null : string.Join(" || ", conditions);
    }

    /// <summary>An expression in pieces: own rules by the kind of the value.</summary>
    private List<string> OwnRules(PlanNode node, string? marks)
    {
        JsonTypes kinds = PlanKinds.Own(node);
        List<(JsonTypes Kind, string Call)> arms = [];
        JsonTypes plain = kinds & JsonTypes.Null;
        void Arm(JsonTypes kind, bool hasRules, Func<string> call)
        {
            if ((kinds & kind) == 0)
            {
                return;
            }

            if (hasRules)
            {
                arms.Add((kind, call()));
            }
            else
            {
                plain |= kind;
            }
        }

        bool hasValues = !node.Values.IsEmpty;
        Arm(JsonTypes.String, node.Strings is not null || hasValues, () => StringCall(node, "at"));
        Arm(JsonTypes.Object, node.Objects is not null || hasValues, () => ObjectArm(node, marks));
        Arm(JsonTypes.Array, node.Arrays is not null || hasValues, () => ArrayArm(node, marks));
        Arm(JsonTypes.Boolean, hasValues, () => BooleanCall(node, "at"));
        Arm(JsonTypes.Number, node.Numbers is not null || hasValues || (node.Types & JsonTypes.Number) == 0, () => NumberCall(node, "at"));
        JsonTypes armed = JsonTypes.None;
        foreach ((JsonTypes kind, _) in arms)
        {
            armed |= kind;
        }

        string? otherwise = null;
        if ((plain | armed) == PlanKinds.Any && plain != JsonTypes.None)
        {
            otherwise = "state.SkipValue(at)";
        }
        else
        {
            Plain(JsonTypes.String, "state.SkipString(at)");
            Plain(JsonTypes.Object, "state.SkipObject(at)");
            Plain(JsonTypes.Array, "state.SkipArray(at)");
            Plain(JsonTypes.Boolean, "state.SkipBoolean(at)");
            Plain(JsonTypes.Number, "state.SkipNumber(at)");
            Plain(JsonTypes.Null, "state.SkipNull(at)");
        }

        void Plain(JsonTypes kind, string call)
        {
            if ((plain & kind) != 0)
            {
                arms.Add((kind, call));
            }
        }

        if (otherwise is null && arms.Count > 0)
        {
            // Each step refuses values of other kinds, so that the last one needs no question: that of numbers has the longest.
            int last = arms.FindIndex(arm => arm.Kind == JsonTypes.Number);
            last = last < 0 ? arms.Count - 1 : last;
            otherwise = arms[last].Call;
            arms.RemoveAt(last);
        }

        List<string> lines = arms.ConvertAll(arm => $"{FirstBytes(arm.Kind)} => {arm.Call}");
        lines.Add($"_ => {otherwise}");
        return SwitchPieces("state.Peek(at)", lines);
    }

    private static string BooleanCall(PlanNode node, string position)
    {
        bool isTrue = true, isFalse = true;
        foreach (ValuesRule rule in node.Values)
        {
            bool hasTrue = false, hasFalse = false;
            foreach (TapeValue value in rule.Allowed)
            {
                hasTrue |= value.Kind == JsonKind.True;
                hasFalse |= value.Kind == JsonKind.False;
            }

            isTrue &= hasTrue;
            isFalse &= hasFalse;
        }

        return isTrue && isFalse ? $"state.SkipBoolean({position})" : isTrue ? $"state.SkipTrue({position})" : isFalse ? $"state.SkipFalse({position})" : Nothing;
    }
}
