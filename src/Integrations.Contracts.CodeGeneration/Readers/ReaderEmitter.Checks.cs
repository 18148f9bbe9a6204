using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// One method a node: own rules by the kind of the value, then the rules in place, which go back to the value's start.
internal sealed partial class ReaderEmitter
{
    /// <summary>A call that holds the value at a position against a node: an expression of type int.</summary>
    private string CheckCall(PlanNode node, string position)
    {
        if (node.AcceptsAll)
        {
            return $"{Reading}.SkipValue(json, {position}, ref state)";
        }

        if (_remembered.Contains(node.Id) && ReferenceEquals(node, _plan.Nodes[node.Id]))
        {
            string name = "Check" + _names.Of(node);
            return $"{Request(name, writer => EmitRememberedCheck(writer, node, name))}(json, {position}, ref state)";
        }

        if (_recordsByNode.TryGetValue(node.Id, out RecordModel? record))
        {
            return $"{QualifiedName(record.Name)}.Read<{Library}VerdictMode>(json, {position}, ref state, out _)";
        }

        if (IsPlainEnum(node, out EnumModel? enumeration))
        {
            return $"{EnumReader(enumeration!)}(json, {position}, ref state, out _)";
        }

        if (SimpleCall(node) is string simple)
        {
            return $"{simple}(json, {position})";
        }

        return $"{CheckMethod(node)}(json, {position}, ref state)";
    }

    private string CheckMethod(PlanNode node)
    {
        // A node may stand here without some of its rules, which its reader sees to itself.
        bool isWhole = ReferenceEquals(node, _plan.Nodes[node.Id]);
        string name = (isWhole ? _remembered.Contains(node.Id) ? "CheckOnce" : "Check" : "CheckSome") + _names.Of(node);
        return Request(name, writer => EmitCheck(writer, node, name));
    }

    /// <summary>A step of the library that is the whole check of a node; null where there is none.</summary>
    private static string? SimpleCall(PlanNode node)
    {
        if (!node.InPlace.IsEmpty || !node.Values.IsEmpty || node.RejectsAll || node.IsReadOnly || node.IsWriteOnly)
        {
            return null;
        }

        return node.Types switch
        {
            JsonTypes.Null => Reading + ".SkipNull",
            JsonTypes.Boolean => Reading + ".SkipBoolean",
            JsonTypes.Number when node.Numbers is null => Reading + ".SkipNumber",
            JsonTypes.Integer when node.Numbers is null => Reading + ".SkipInteger",
            JsonTypes.String when node.Strings is null => Reading + ".SkipString",
            JsonTypes.String when IsOnlyFormat(node.Strings, StringFormat.DateTime) => Reading + ".SkipDateTime",
            _ => null,
        };
    }

    private static bool IsOnlyFormat(StringRules? rules, StringFormat format) =>
        rules is not null && rules.MinLength == 0 && rules.MaxLength == long.MaxValue && rules.Patterns.IsEmpty && rules.Contents.IsEmpty && rules.Formats.Length == 1 && rules.Formats[0] == format;

    private void EmitRememberedCheck(SourceWriter writer, PlanNode node, string name)
    {
        string once = _recordsByNode.TryGetValue(node.Id, out RecordModel? record)
            ? $"{QualifiedName(record.Name)}.Read<{Library}VerdictMode>(json, position, ref state, out _)"
            : $"{CheckMethod(node)}(json, position, ref state)";
        writer.Line("// Several branches lead here: each value is looked at once.");
        writer.Line($"internal static int {name}{Parameters}) =>");
        writer.Indent();
        writer.Line($"state.TryRecall({CSharpLiteral.Number(node.Id)}, position, out int known) ? known : state.Remember({CSharpLiteral.Number(node.Id)}, position, {once});");
        writer.Outdent();
    }

    private void EmitCheck(SourceWriter writer, PlanNode node, string name)
    {
        WritePlace(writer, node);
        if (IsTracking(node))
        {
            EmitTrackingCheck(writer, node, name);
            return;
        }

        JsonTypes kinds = PlanKinds.Own(node);
        if (kinds == JsonTypes.Object && node.InPlace.IsEmpty && node.Values.IsEmpty && node.Objects is not null && !node.IsReadOnly && !node.IsWriteOnly)
        {
            EmitObject(writer, new ObjectShape { Signature = $"internal static int {name}{Parameters})", Rules = node.Objects, Node = node });
            return;
        }

        writer.Open($"internal static int {name}{Parameters})");
        EmitNode(writer, node, null);
        writer.Close();
    }

    private static void WritePlace(SourceWriter writer, PlanNode node)
    {
        string pointer = node.Schema.Pointer;
        writer.Line(pointer.Length == 0 ? "// The root." : "// " + CSharpLiteral.Comment(pointer, 140));
    }

    /// <summary>The statements that hold the value at <c>position</c> against a node and return the position after it.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="node">The node.</param>
    /// <param name="marks">The local with the marks of members or items that were spoken of; null where nobody asks.</param>
    private void EmitNode(SourceWriter writer, PlanNode node, string? marks)
    {
        if (node.RejectsAll || _kinds.Of(node) == JsonTypes.None)
        {
            writer.Line("// Nothing is let in here.");
            writer.Line($"return {Invalid};");
            return;
        }

        EmitDirection(writer, node);
        if (!PlanKinds.HasOwnRules(node) || (marks is null && IsKindsOnlyDispatch(node)))
        {
            if (marks is null && EmitFirstLookInPlace(writer, node))
            {
                return;
            }
        }

        // A oneOf that stands alone has said by now which of its branches are possible.
        bool isPossibleKnown = marks is null && !PlanKinds.HasOwnRules(node) && node.InPlace.Length == 1 && node.InPlace[0] is OneOfRule;

        if (node.InPlace.IsEmpty)
        {
            EmitOwnRules(writer, node, marks);
            writer.Line("return position;");
            return;
        }

        writer.Line("int start = position;");
        EmitOwnRules(writer, node, marks);
        writer.Line();
        writer.Line("// The text of the value is checked by now; what follows looks at it again.");
        writer.Line("bool wasAgain = state.IsAgain;");
        writer.Line("state.IsAgain = true;");
        foreach (InPlaceRule rule in node.InPlace)
        {
            EmitRuleInPlace(writer, rule, marks, isPossibleKnown);
        }

        writer.Line("state.IsAgain = wasAgain;");
        writer.Line("return position;");
    }

    private static void EmitDirection(SourceWriter writer, PlanNode node)
    {
        if (node.IsWriteOnly)
        {
            writer.Line("// writeOnly: never in a response.");
            RefuseWhere(writer, $"state.Direction == {Library}PayloadDirection.Response");
        }

        if (node.IsReadOnly)
        {
            writer.Line("// readOnly: never in a request.");
            RefuseWhere(writer, $"state.Direction == {Library}PayloadDirection.Request");
        }
    }

    /// <summary>Own rules by the kind of the value; after them <c>position</c> is after the value.</summary>
    private void EmitOwnRules(SourceWriter writer, PlanNode node, string? marks)
    {
        JsonTypes kinds = PlanKinds.Own(node);
        List<(string[] Labels, Action<SourceWriter> Body)> arms = [];
        JsonTypes plain = JsonTypes.None;
        bool isInteger = (node.Types & JsonTypes.Number) == 0;
        void Arm(JsonTypes kind, bool hasRules, Action<SourceWriter> body, params string[] labels)
        {
            if ((kinds & kind) == 0)
            {
                return;
            }

            if (hasRules)
            {
                arms.Add((labels, body));
            }
            else
            {
                plain |= kind;
            }
        }

        Arm(JsonTypes.String, node.Strings is not null || !node.Values.IsEmpty, body => EmitString(body, node), "(byte)'\"'");
        Arm(JsonTypes.Object, node.Objects is not null || !node.Values.IsEmpty, body => EmitObjectArm(body, node, marks), "(byte)'{'");
        Arm(JsonTypes.Array, node.Arrays is not null || !node.Values.IsEmpty, body => EmitArrayArm(body, node, marks), "(byte)'['");
        Arm(JsonTypes.Number, node.Numbers is not null || !node.Values.IsEmpty || isInteger, body => EmitNumber(body, node), "(byte)'-'", "(>= (byte)'0' and <= (byte)'9')");
        if ((kinds & JsonTypes.Boolean) != 0)
        {
            EmitBooleanArms(node, arms);
        }

        Arm(JsonTypes.Null, true, body => body.Line($"position = {Reading}.SkipNull(json, position);"), "(byte)'n'");
        if (arms.Count == 1 && plain == JsonTypes.None)
        {
            // The steps of each kind look at the first byte themselves.
            arms[0].Body(writer);
            RefuseWhere(writer, "position < 0");
            return;
        }

        bool isEveryOtherKind = (plain | KindsOf(node, kinds)) == PlanKinds.Any && plain != JsonTypes.None;
        if (arms.Count == 0 && isEveryOtherKind)
        {
            writer.Line($"position = {Reading}.SkipValue(json, position, ref state);");
            RefuseWhere(writer, "position < 0");
            return;
        }

        writer.Open($"switch ({Reading}.Peek(json, position))");
        foreach ((string[] labels, Action<SourceWriter> body) in arms)
        {
            EmitArm(writer, string.Join(" or ", labels), body);
        }

        if (isEveryOtherKind)
        {
            EmitArm(writer, null, body => body.Line($"position = {Reading}.SkipValue(json, position, ref state);"));
        }
        else
        {
            if ((plain & JsonTypes.String) != 0)
            {
                EmitArm(writer, "(byte)'\"'", body => body.Line($"position = {Scanner}.SkipString(json, position);"));
            }

            if ((plain & JsonTypes.Object) != 0)
            {
                EmitArm(writer, "(byte)'{'", body => body.Line($"position = {Reading}.SkipObject(json, position, ref state);"));
            }

            if ((plain & JsonTypes.Array) != 0)
            {
                EmitArm(writer, "(byte)'['", body => body.Line($"position = {Reading}.SkipArray(json, position, ref state);"));
            }

            if ((plain & JsonTypes.Number) != 0)
            {
                EmitArm(writer, "(byte)'-' or (>= (byte)'0' and <= (byte)'9')", body => body.Line($"position = {Scanner}.SkipNumber(json, position);"));
            }

            EmitArm(writer, null, body => body.Line($"return {Invalid};"), falls: false);
        }

        writer.Close();
        writer.Line();
        RefuseWhere(writer, "position < 0");
    }

    // Kinds that have an arm, or that are refused and must not fall into the default.
    private static JsonTypes KindsOf(PlanNode node, JsonTypes kinds)
    {
        JsonTypes armed = JsonTypes.Null | JsonTypes.Boolean;
        armed |= node.Strings is not null || !node.Values.IsEmpty ? JsonTypes.String : 0;
        armed |= node.Objects is not null || !node.Values.IsEmpty ? JsonTypes.Object : 0;
        armed |= node.Arrays is not null || !node.Values.IsEmpty ? JsonTypes.Array : 0;
        armed |= node.Numbers is not null || !node.Values.IsEmpty || (node.Types & JsonTypes.Number) == 0 ? JsonTypes.Number : 0;
        return armed & kinds;
    }

    private static void EmitBooleanArms(PlanNode node, List<(string[] Labels, Action<SourceWriter> Body)> arms)
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

        if (isTrue)
        {
            arms.Add((["(byte)'t'"], body => body.Line($"position = {Reading}.SkipTrue(json, position);")));
        }

        if (isFalse)
        {
            arms.Add((["(byte)'f'"], body => body.Line($"position = {Reading}.SkipFalse(json, position);")));
        }
    }

    private static void EmitArm(SourceWriter writer, string? label, Action<SourceWriter> body, bool falls = true)
    {
        SourceWriter inner = new();
        body(inner);
        string text = inner.ToString().TrimEnd('\n');
        writer.Line(label is null ? "default:" : $"case {label}:");
        writer.Indent();

        // Locals of one arm must not meet those of another.
        bool declares = text.Split('\n').Length > 1;
        if (declares)
        {
            writer.Open();
        }

        writer.Lines(text);
        if (falls)
        {
            if (declares)
            {
                writer.Line();
            }

            writer.Line("break;");
        }

        if (declares)
        {
            writer.Close();
        }

        writer.Outdent();
    }
}
