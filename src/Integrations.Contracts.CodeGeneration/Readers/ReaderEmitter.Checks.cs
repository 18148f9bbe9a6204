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
            return $"{Reading}.SkipValue(json, {position}, ref state)";
        }

        if (_kinds.Of(node) == JsonTypes.None)
        {
            return Nothing;
        }

        if (_remembered.Contains(node.Id) && ReferenceEquals(node, _plan.Nodes[node.Id]))
        {
            string name = "Check" + _names.Of(node);
            return $"{Request(name, writer => EmitRemembered(writer, name, node.Id, CheckOnce(node)))}(json, {position}, ref state)";
        }

        return CheckCallAnew(node, position);
    }

    private string CheckCallAnew(PlanNode node, string position)
    {
        if (_recordsByNode.TryGetValue(node.Id, out RecordModel? record) && ReferenceEquals(node, _plan.Nodes[node.Id]))
        {
            return $"{Named(record.Name)}.Read<{Library}VerdictMode>(json, {position}, ref state, out _)";
        }

        if (IsPlainEnum(node, out EnumModel? enumeration))
        {
            return $"{EnumNames(enumeration!)}.Skip(json, {position}, ref state)";
        }

        if (SimpleCall(node, position) is string simple)
        {
            return simple;
        }

        if (node.InPlace is [AllOfRule { Nodes: [PlanNode only] }] && !PlanKinds.HasOwnRules(node))
        {
            return CheckCall(only, position);
        }

        return $"{CheckMethod(node)}(json, {position}, ref state)";
    }

    // The call behind one that remembers.
    private string CheckOnce(PlanNode node) => CheckCallAnew(node, "position");

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
        writer.Line($"{Head}{name}{Parameters}) =>");
        writer.Indent();
        writer.Line($"state.TryRecall({number}, position, out int known) ? known : state.Remember({number}, position, {once});");
        writer.Outdent();
    }

    /// <summary>Steps of the library that are the whole check of a node, without a method of its own; null where there are none.</summary>
    private string? SimpleCall(PlanNode node, string position)
    {
        if (!node.InPlace.IsEmpty || node.RejectsAll || node.IsReadOnly || node.IsWriteOnly || IsTracking(node))
        {
            return null;
        }

        switch (PlanKinds.Own(node))
        {
            case JsonTypes.Null:
                return $"{Reading}.SkipNull(json, {position})";
            case JsonTypes.Boolean:
                return BooleanCall(node, position);
            case JsonTypes.Number:
                return NumberCall(node, position);
            case JsonTypes.String:
                return StringCall(node, position);
            case JsonTypes.Array when node.Values.IsEmpty:
                return ArrayCall(node.Arrays, position);
            case JsonTypes.Object when node.Values.IsEmpty:
                return ObjectCall(node.Objects, position);
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

        EmitNode(writer, $"{Head}{name}{Parameters})", node, null);
    }

    /// <summary>A method that holds the value at <c>position</c> against a node.</summary>
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
            EmitOwnRules(writer, head + " => ", node, marks);
            return;
        }

        if (marks is null && (!PlanKinds.HasOwnRules(node) || IsKindsOnlyDispatch(node)) && EmitFirstLookInPlace(writer, head, node))
        {
            return;
        }

        EmitWithSecondLook(writer, head, node, marks, null);
    }

    /// <summary>Own rules first; then the schemas in place look at the value again.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="head">The method's head.</param>
    /// <param name="node">The node.</param>
    /// <param name="marks">The parameter with the marks; null where nobody asks.</param>
    /// <param name="possible">The parameter that says which branches of the only rule in place are possible; null where nobody has looked.</param>
    private void EmitWithSecondLook(SourceWriter writer, string head, PlanNode node, string? marks, string? possible)
    {
        writer.Open(head);
        EmitDirection(writer, node);
        if (node.InPlace.IsEmpty)
        {
            EmitOwnRules(writer, "return ", node, marks);
            writer.Close();
            return;
        }

        writer.Line("int start = position;");
        EmitOwnRules(writer, "position = ", node, marks);
        EmitLooks(writer, "return ", Conditions(node.InPlace, marks, possible));
        writer.Close();
    }

    /// <summary>Conditions on a value that was checked, from <c>start</c> to <c>position</c>.</summary>
    private static void EmitLooks(SourceWriter writer, string before, List<List<string>> conditions)
    {
        if (conditions.Count == 0)
        {
            if (before == "return ")
            {
                writer.Line("return position;");
            }

            return;
        }

        writer.Line($"{Library}ReaderCheckpoint before = state.LookAgain();");
        EmitConjunction(writer, before, "state.Leave(before, position >= 0", conditions, $" ? position : {Invalid});");
    }

    private static void EmitDirection(SourceWriter writer, PlanNode node)
    {
        if (Forbidden(node) is string forbidden)
        {
            writer.Line($"position = {forbidden} ? {Invalid} : position;");
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

    /// <summary>An expression with what stands around it: own rules by the kind of the value.</summary>
    private void EmitOwnRules(SourceWriter writer, string before, PlanNode node, string? marks)
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
        Arm(JsonTypes.String, node.Strings is not null || hasValues, () => StringCall(node, "position"));
        Arm(JsonTypes.Object, node.Objects is not null || hasValues, () => ObjectArm(node, marks));
        Arm(JsonTypes.Array, node.Arrays is not null || hasValues, () => ArrayArm(node, marks));
        Arm(JsonTypes.Boolean, hasValues, () => BooleanCall(node, "position"));
        Arm(JsonTypes.Number, node.Numbers is not null || hasValues || (node.Types & JsonTypes.Number) == 0, () => NumberCall(node, "position"));
        JsonTypes armed = JsonTypes.None;
        foreach ((JsonTypes kind, _) in arms)
        {
            armed |= kind;
        }

        string? otherwise = null;
        if ((plain | armed) == PlanKinds.Any && plain != JsonTypes.None)
        {
            otherwise = $"{Reading}.SkipValue(json, position, ref state)";
        }
        else
        {
            Plain(JsonTypes.String, $"{Reading}.SkipString(json, position)");
            Plain(JsonTypes.Object, $"{Reading}.SkipObject(json, position, ref state)");
            Plain(JsonTypes.Array, $"{Reading}.SkipArray(json, position, ref state)");
            Plain(JsonTypes.Boolean, $"{Reading}.SkipBoolean(json, position)");
            Plain(JsonTypes.Number, $"{Reading}.SkipNumber(json, position)");
            Plain(JsonTypes.Null, $"{Reading}.SkipNull(json, position)");
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
            // Each step refuses values of other kinds, so that the last one needs no question.
            otherwise = arms[arms.Count - 1].Call;
            arms.RemoveAt(arms.Count - 1);
        }

        if (arms.Count == 0)
        {
            writer.Line($"{before}{otherwise};");
            return;
        }

        List<string> lines = arms.ConvertAll(arm => $"{FirstBytes(arm.Kind)} => {arm.Call}");
        lines.Add($"_ => {otherwise}");
        EmitSwitch(writer, before, $"{Reading}.Peek(json, position)", lines, ";");
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

        return isTrue && isFalse ? $"{Reading}.SkipBoolean(json, {position})" : isTrue ? $"{Reading}.SkipTrue(json, {position})" : isFalse ? $"{Reading}.SkipFalse(json, {position})" : Nothing;
    }
}
