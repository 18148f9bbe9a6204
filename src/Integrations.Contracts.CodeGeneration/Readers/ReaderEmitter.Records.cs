using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// The readers of types: one body for IsValid and for Parse, told apart by the mode.
internal sealed partial class ReaderEmitter
{
    private static string ReaderSignature(string typeName) => $"public static int Read<TMode>{Parameters}, out {Escaped(typeName)}? value)";

    private const string ModeConstraint = "where TMode : struct, " + Library + "IReaderMode";

    private void EmitRecordReader(SourceWriter writer, RecordModel record)
    {
        PlanNode node = _plan.Nodes[record.NodeId];
        writer.Line("// Reads one value: the position after it, or a negative number where it is not valid.");
        JsonTypes kinds = PlanKinds.Own(node);
        bool isOnePass = !IsTracking(node) && node.Values.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly && (kinds & JsonTypes.Object) != 0 && _recordsByNode[record.NodeId] == record;
        if (!isOnePass)
        {
            EmitCheckThenTake(writer, record, node);
            return;
        }

        Action<SourceWriter>? otherwise = null;
        if (kinds != JsonTypes.Object)
        {
            string name = "Check" + _names.Of(node) + "Other";
            string method = Request(name, body =>
            {
                WritePlace(body, node);
                body.Open($"internal static int {name}{Parameters})");
                EmitNode(body, WithoutObjects(node), null);
                body.Close();
            });
            otherwise = body =>
            {
                body.Line("// Valid, maybe, but no record.");
                body.Line($"return TMode.TakesValues ? state.Refuse({Library}ReadRefusalKind.KindWithoutType, position) : {method}(json, position, ref state);");
            };
        }

        EmitObject(writer, new ObjectShape
        {
            Signature = ReaderSignature(record.Name),
            Constraint = ModeConstraint,
            Node = node,
            Rules = node.Objects ?? new ObjectRules(),
            Record = record,
            Otherwise = otherwise,
        });
    }

    private static PlanNode WithoutObjects(PlanNode node) => new()
    {
        Id = node.Id,
        Schema = node.Schema,
        Types = (node.Types == JsonTypes.All ? JsonTypes.All : node.Types) & ~JsonTypes.Object,
        Numbers = node.Numbers,
        Strings = node.Strings,
        Arrays = node.Arrays,
        InPlace = node.InPlace,
    };

    private void EmitCheckThenTake(SourceWriter writer, RecordModel record, PlanNode node)
    {
        string takeSignature = $"private static int TakeMembers<TMode>{Parameters}, out {Escaped(record.Name)}? value)";
        writer.Line(ReaderSignature(record.Name));
        writer.Indent();
        writer.Line(ModeConstraint);
        writer.Outdent();
        writer.Open();
        writer.Line("value = null;");
        writer.Line($"int end = {CheckMethod(node)}(json, position, ref state);");
        writer.Open("if (end < 0 || !TMode.TakesValues)");
        writer.Line("return end;");
        writer.Close();
        writer.Line();
        writer.Line("// The value is valid: what is left is to take it along.");
        writer.Line("bool wasAgain = state.IsAgain;");
        writer.Line("state.IsAgain = true;");
        writer.Line("int taken = TakeMembers<TMode>(json, position, ref state, out value);");
        writer.Line("state.IsAgain = wasAgain;");
        writer.Line("return taken;");
        writer.Close();
        writer.Line();
        EmitObject(writer, new ObjectShape
        {
            Signature = takeSignature,
            Constraint = ModeConstraint,
            Node = node,
            Rules = null,
            Record = record,
            Otherwise = body => body.Line($"return state.Refuse({Library}ReadRefusalKind.KindWithoutType, position);"),
        });
    }

    private void EmitLocals(SourceWriter writer, RecordModel record)
    {
        foreach (MemberModel member in record.Members)
        {
            writer.Line($"{LocalType(member)} {Local(record, member)} = {(IsNullableLocal(member) ? "null" : "default")};");
        }

        if (record.KeepsUnknownMembers)
        {
            writer.Line($"{Library}RawMembers unknownMembers = default;");
        }

        if (record.HasSourceTexts)
        {
            writer.Line("byte[]?[]? sourceTexts = null;");
        }
    }

    // A local must not meet those that every reader has.
    private static readonly HashSet<string> s_reservedLocals = new(StringComparer.Ordinal)
    {
        "json", "position", "state", "value", "names", "name", "nameStart", "nameEnd", "hasEscapes", "valueStart", "valueEnd", "wasAgain", "before", "branch", "holding", "holds", "others", "count", "ordinal", "start", "end",
        "memberStart", "unknownMembers", "sourceTexts", "taken", "isExact", "taking", "number", "text", "length", "item", "marks",
    };

    private static string Local(RecordModel record, MemberModel member)
    {
        string local = member.LocalName;
        bool isReserved = s_reservedLocals.Contains(local) || local.StartsWith("seen", StringComparison.Ordinal) || local.StartsWith("startOf", StringComparison.Ordinal) || local.StartsWith("isMatch", StringComparison.Ordinal)
            || local.StartsWith("taken", StringComparison.Ordinal);
        if (!isReserved)
        {
            return Escaped(local);
        }

        string free = local + "Value";
        for (int number = 2; IsTaken(record, free); number++)
        {
            free = local + "Value" + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static bool IsTaken(RecordModel record, string local)
    {
        foreach (MemberModel member in record.Members)
        {
            if (member.LocalName == local)
            {
                return true;
            }
        }

        return s_reservedLocals.Contains(local);
    }

    private static bool IsReference(TypeReference type) => type.Kind is TypeKind.String or TypeKind.List or TypeKind.Map or TypeKind.Named;

    private static bool IsNullableLocal(MemberModel member) => member.IsPropertyNullable || IsReference(member.Type);

    private string LocalType(MemberModel member) => TypeName(member.Type) + (IsNullableLocal(member) ? "?" : "");

    /// <summary>The C# type without a question mark of its own.</summary>
    private string TypeName(TypeReference type) => type.Kind switch
    {
        TypeKind.String => "string",
        TypeKind.Boolean => "bool",
        TypeKind.Int32 => "int",
        TypeKind.Int64 => "long",
        TypeKind.Double => "double",
        TypeKind.Decimal => "decimal",
        TypeKind.DateTimeOffset => "global::System.DateTimeOffset",
        TypeKind.DateOnly => "global::System.DateOnly",
        TypeKind.Guid => "global::System.Guid",
        TypeKind.JsonElement => "global::System.Text.Json.JsonElement",
        TypeKind.List => $"global::System.Collections.Generic.IReadOnlyList<{ElementName(type.Element!)}>",
        TypeKind.Map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {ElementName(type.Element!)}>",
        _ => QualifiedName(type.TypeName!),
    };

    private string ElementName(TypeReference type) => TypeName(type) + (type.IsNullable ? "?" : "");

    /// <summary>The rules in place of a record's node, once its members are read.</summary>
    private void EmitRecordInPlace(SourceWriter writer, ObjectShape shape)
    {
        if (shape.Rules is null || shape.Node.InPlace.IsEmpty)
        {
            return;
        }

        writer.Line("// The text of the object is checked by now; what follows looks at it again.");
        writer.Open();
        writer.Line("bool wasAgain = state.IsAgain;");
        writer.Line("state.IsAgain = true;");
        foreach (InPlaceRule rule in shape.Node.InPlace)
        {
            EmitRuleInPlace(writer, rule, null);
        }

        writer.Line("state.IsAgain = wasAgain;");
        writer.Close();
        writer.Line();
    }

    private void EmitConstruction(SourceWriter writer, RecordModel record, List<MemberSlot> slots)
    {
        writer.Open("if (TMode.TakesValues)");
        writer.Line($"value = new {QualifiedName(record.Name)}");
        writer.Open();
        foreach (MemberModel member in record.Members)
        {
            string local = Local(record, member);
            if (member.HasPresence)
            {
                MemberSlot slot = slots.Find(candidate => ReferenceEquals(candidate.Member, member) || candidate.Member == member)!;
                writer.Line($"{Escaped(member.PropertyName)} = {local},");
                writer.Line($"{member.PresenceName} = ({slot.SeenWord} & {slot.SeenBit}) != 0,");
            }
            else
            {
                bool isSurelyThere = member.IsRequired && !member.Type.IsNullable && IsReference(member.Type);
                writer.Line($"{Escaped(member.PropertyName)} = {local}{(isSurelyThere ? "!" : "")},");
            }
        }

        if (record.KeepsUnknownMembers)
        {
            writer.Line("_unknownMembers = unknownMembers.ToArray(),");
        }

        if (record.HasSourceTexts)
        {
            // Last: setting a list or a map forgets the text of its old value.
            writer.Line("_sourceTexts = sourceTexts,");
        }

        writer.Close(";");
        writer.Close();
        writer.Line();
    }

    private void EmitMemberValue(SourceWriter writer, ObjectShape shape, MemberModel member, ImmutableArray<PlanNode> nodes)
    {
        RecordModel record = shape.Record!;
        int index = record.Members.Items.IndexOf(member);
        string keep = $"sourceTexts = {Reading}.KeepText(sourceTexts, {CSharpLiteral.Number(index)}, {CSharpLiteral.Number(record.Members.Count)}, json.Slice(valueStart, position - valueStart));";
        Target target = new(Local(record, member), IsNullableLocal(member), keep);
        if (shape.Rules is null)
        {
            // Only taken: the value was held against everything before.
            writer.Line("int valueStart = position;");
            writer.Line($"position = {Reading}.SkipValue(json, position, ref state);");
            RefuseWhere(writer, "position < 0");
            EmitTaking(writer, member.Type, _plan.Nodes[member.Type.NodeId], target, isConditional: true);
            return;
        }

        List<PlanNode> asking = Asking(nodes);
        bool needsStart = asking.Count > 1 || NeedsStart(member.Type, asking.Count == 0 ? null : asking[0]);
        if (needsStart)
        {
            writer.Line("int valueStart = position;");
        }

        if (asking.Count == 0)
        {
            writer.Line($"position = {Reading}.SkipValue(json, position, ref state);");
            RefuseWhere(writer, "position < 0");
            EmitTaking(writer, member.Type, null, target, isConditional: true);
            return;
        }

        EmitReading(writer, member.Type, asking[0], target);
        if (asking.Count > 1)
        {
            EmitFurtherChecks(writer, asking, "valueStart");
        }
    }

    private void EmitUnionReader(SourceWriter writer, UnionModel union)
    {
        PlanNode node = _plan.Nodes[union.NodeId];
        writer.Line("// Reads one value: the position after it, or a negative number where it is not valid.");
        writer.Line(ReaderSignature(union.Name));
        writer.Indent();
        writer.Line(ModeConstraint);
        writer.Outdent();
        writer.Open();
        writer.Line("value = null;");
        writer.Line("int valueStart = position;");
        writer.Line($"position = {CheckCall(node, "position")};");
        writer.Open("if (position < 0 || !TMode.TakesValues)");
        writer.Line("return position;");
        writer.Close();
        writer.Line();
        writer.Line("// The value is valid: the first case that it is one of takes it.");
        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        writer.Line("state.IsAgain = true;");
        foreach (UnionCaseModel branch in union.Cases)
        {
            PlanNode caseNode = _plan.Nodes[branch.Value.NodeId];
            writer.Open($"if ({CheckCall(caseNode, "valueStart")} >= 0)");
            writer.Line($"{ElementName(branch.Value)}{(IsReference(branch.Value) && !branch.Value.IsNullable ? "?" : "")} content = default;");
            EmitTaking(writer, branch.Value, caseNode, new Target("content", true, ""), isConditional: false);
            writer.Line($"value = new {QualifiedName(union.Name)}.{Escaped(branch.Name)}(content{(IsReference(branch.Value) && !branch.Value.IsNullable ? "!" : "")});");
            writer.Line("state.Restore(before);");
            writer.Line("return position;");
            writer.Close();
            writer.Line();
            writer.Line("state.Restore(before);");
            writer.Line("state.IsAgain = true;");
            writer.Line();
        }

        writer.Line($"return state.Refuse({Library}ReadRefusalKind.KindWithoutType, valueStart);");
        writer.Close();
    }

    private void EmitWrapperReader(SourceWriter writer, WrapperModel wrapper)
    {
        PlanNode node = _plan.Nodes[wrapper.NodeId];
        TypeReference type = wrapper.Value;
        bool canLoseText = type.CanLoseText;
        writer.Line("// Reads one value: the position after it, or a negative number where it is not valid.");
        writer.Line(ReaderSignature(wrapper.Name));
        writer.Indent();
        writer.Line(ModeConstraint);
        writer.Outdent();
        writer.Open();
        writer.Line("value = null;");
        bool isNullableLocal = IsReference(type) || type.IsNullable;
        writer.Line($"{TypeName(type)}{(isNullableLocal ? "?" : "")} content = default;");
        if (canLoseText)
        {
            writer.Line("byte[]?[]? sourceTexts = null;");
        }

        if (NeedsStart(type, node))
        {
            writer.Line("int valueStart = position;");
        }

        EmitReading(writer, type, node, new Target("content", isNullableLocal, $"sourceTexts = {Reading}.KeepText(sourceTexts, 0, 1, json.Slice(valueStart, position - valueStart));"));
        writer.Line();
        writer.Open("if (TMode.TakesValues)");
        bool isSurelyThere = IsReference(type) && !type.IsNullable;
        writer.Line($"value = new {QualifiedName(wrapper.Name)} {{ Value = content{(isSurelyThere ? "!" : "")}{(canLoseText ? ", _sourceTexts = sourceTexts" : "")} }};");
        writer.Close();
        writer.Line();
        writer.Line("return position;");
        writer.Close();
    }

    /// <summary>Where a value goes.</summary>
    /// <param name="Local">The local.</param>
    /// <param name="IsNullable">Whether the local's type has a question mark.</param>
    /// <param name="KeepText">The statement for a value that says less than its text.</param>
    private readonly record struct Target(string Local, bool IsNullable, string KeepText);
}
