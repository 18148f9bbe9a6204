using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// The readers of records and wrappers: one body for verdicts and for values, told apart by the mode.
internal sealed partial class ReaderEmitter
{
    private static string ReaderSignature(string typeName) => $"public static int Read<TMode>{Parameters}, out {Escaped(typeName)}? value) {ModeConstraint}";

    private const string ModeConstraint = "where TMode : struct, " + Library + "IReaderMode";

    private void EmitRecordReader(SourceWriter writer, RecordModel record)
    {
        PlanNode node = _plan.Nodes[record.NodeId];
        JsonTypes kinds = PlanKinds.Own(node);

        bool isOnePass = IsOnePass(record, node);
        ObjectRules rules = Rules(node, isOnePass);
        ObjectShape shape = new() { Signature = ReaderSignature(record.Name), Node = node, Rules = isOnePass ? rules : null, Record = record };
        List<MemberSlot> slots = Slots(rules, record);
        writer.Open(shape.Signature);
        if (!isOnePass)
        {
            writer.Line("value = null;");
            writer.Line($"bool isValid = state.LookAgain({CheckMethod(node)}(ref state, at), out {Library}SecondLook checkedValue);");
            writer.Line("if (!isValid || !TMode.TakesValues) return state.Leave(isValid, checkedValue);");
        }

        if (isOnePass && InPlaceBeforeFewMembers(node) is not null)
        {
            writer.Line($"if (!TMode.TakesValues) return state.Done({CheckMethod(node)}(ref state, at), value = null);");
        }

        if (kinds != JsonTypes.Object || !isOnePass)
        {
            writer.Wrapped(["if (state.Peek(at) != '{') ", $"return state.WithoutType<TMode, {Escaped(record.Name)}>(at, {(isOnePass ? $"{OtherKinds(node)}(ref state, at)" : "at")}, out value);"]);
        }

        List<List<string>> conditions = isOnePass ? [.. AfterMembers(rules, slots, null), .. Conditions(node, "start", null, slots)] : [];
        List<string> locals = Locals(record);
        if (conditions.Count > 0 || !isOnePass)
        {
            locals.Insert(0, "int start = at; ");
        }

        EmitMembers(writer, shape, slots, "MemberTable", locals, conditions.Count > 0);
        if (conditions.Count > 0)
        {
            writer.Wrapped(["at = ", .. SecondLook(["at"], conditions), ";"]);
        }

        List<string> construction = Construction(record, slots);
        if (isOnePass)
        {
            writer.Wrapped(["return state.Done(at, ", .. construction, ");"]);
        }
        else
        {
            writer.Wrapped([.. construction, ";"]);
            writer.Line($"return state.Leave(at >= 0 || state.Refuse({Library}ReadRefusalKind.KindWithoutType, start) >= 0, checkedValue);");
        }

        writer.Close();
    }

    // Else the value is checked first, then taken.
    private bool IsOnePass(RecordModel record, PlanNode node) =>
        !IsTracking(node) && node.Values.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly && (PlanKinds.Own(node) & JsonTypes.Object) != 0 && _recordsByNode[record.NodeId] == record;

    private static ObjectRules Rules(PlanNode node, bool isOnePass) => isOnePass ? node.Objects ?? new ObjectRules() : new ObjectRules();

    /// <summary>The names of a record's members and what is asked of them as a set, in pieces.</summary>
    public List<string> Members(RecordModel record)
    {
        PlanNode node = _plan.Nodes[record.NodeId];
        ObjectRules rules = Rules(node, IsOnePass(record, node));
        return TablePieces(rules, Slots(rules, record));
    }

    // Values of other kinds may be valid, but are no record.
    private string OtherKinds(PlanNode node)
    {
        string name = "Check" + _names.Of(node) + "Other";
        return Request(name, body =>
        {
            EmitNode(body, $"{Head}{name}{Parameters})", WithoutObjects(node), null);
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

    // The members whose values are taken along: a constant is only checked.
    private static IEnumerable<MemberModel> Taken(RecordModel record) => record.Members.Where(member => member.Constant is null);

    /// <summary>The struct that holds members which no property names.</summary>
    public string AdditionalField(NameScope scope, AdditionalModel additional)
    {
        _scope = scope;
        return FieldText.Additional(additional.Value, Taker(additional.Value), scope);
    }

    private List<string> Locals(RecordModel record)
    {
        // By type, in the order in which the types come.
        List<(string Type, List<string> Locals)> groups = [];
        foreach (MemberModel member in Taken(record))
        {
            string type = LocalType(member);
            int index = groups.FindIndex(group => group.Type == type);
            if (index < 0)
            {
                index = groups.Count;
                groups.Add((type, []));
            }

            groups[index].Locals.Add($"{Local(record, member)} = {(IsNullableLocal(member) ? "null" : "default")}");
        }

        List<string> pieces = [];
        foreach ((string type, List<string> locals) in groups)
        {
            for (int index = 0; index < locals.Count; index++)
            {
                pieces.Add((index == 0 ? type + " " : "") + locals[index] + (index == locals.Count - 1 ? "; " : ", "));
            }
        }

        if (record.Additional is { } additional)
        {
            pieces.Add($"{AdditionalField(_scope, additional)} additional = default; ");
        }

        return pieces;
    }

    // A local must not meet those that every reader has.
    private static readonly HashSet<string> s_reservedLocals = new(StringComparer.Ordinal)
    {
        "state", "at", "value", "start", "pass", "member", "look", "checkedValue", "isValid", "additional",
    };

    private static string Local(RecordModel record, MemberModel member)
    {
        string local = member.LocalName;
        if (!IsReserved(local))
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

    // What conditions declare ends in a digit.
    private static bool IsReserved(string local) =>
        s_reservedLocals.Contains(local) || (char.IsDigit(local[local.Length - 1]) && local.StartsWith("startOf", StringComparison.Ordinal));

    private static bool IsTaken(RecordModel record, string local)
    {
        foreach (MemberModel member in record.Members)
        {
            if (member.LocalName == local)
            {
                return true;
            }
        }

        return IsReserved(local);
    }

    private static bool IsNullableLocal(MemberModel member) => member.IsPropertyNullable || IsReference(member.Type);

    private string LocalType(MemberModel member) => TypeName(member.Type) + (IsNullableLocal(member) ? "?" : "");

    private static List<string> Construction(RecordModel record, List<MemberSlot> slots)
    {
        List<string> pieces = [];
        foreach (MemberModel member in Taken(record))
        {
            string local = Local(record, member);
            if (member.HasPresence)
            {
                MemberSlot slot = slots.Find(candidate => candidate.Member == member)!;
                pieces.Add($"{Escaped(member.PropertyName)} = {local}, ");
                pieces.Add($"{member.PresenceName} = {slot.IsThere}, ");
            }
            else
            {
                bool isSurelyThere = member.IsRequired && !member.Type.IsNullable && IsReference(member.Type);
                pieces.Add($"{Escaped(member.PropertyName)} = {local}{(isSurelyThere ? "!" : "")}, ");
            }
        }

        if (record.KeepsUnknownMembers)
        {
            pieces.Add("_unknownMembers = pass.UnknownMembers, ");
        }

        if (record.Additional is { } additional)
        {
            pieces.Add($"_additionalMembers = additional{(additional.Value.CanLoseText ? ".WithTexts(pass.UnknownMembers)" : "")}, ");
        }

        if (record.HasSourceTexts)
        {
            // Last: setting a list or a map forgets the text of its old value.
            pieces.Add("_sourceTexts = pass.SourceTexts, ");
        }

        if (pieces.Count == 0)
        {
            return ["value = TMode.TakesValues && at >= 0 ? new() : null"];
        }

        pieces[pieces.Count - 1] = pieces[pieces.Count - 1].Replace(", ", " ");
        pieces[pieces.Count - 1] += "} : null";
        return ["value = TMode.TakesValues && at >= 0 ? new() { ", .. pieces];
    }

    /// <summary>Reads a member's value into its local.</summary>
    private string MemberValue(ObjectShape shape, MemberModel member, ImmutableArray<PlanNode> nodes)
    {
        RecordModel record = shape.Record!;
        string local = Local(record, member);
        string call;
        if (shape.Rules is null)
        {
            // Only taken: the value was held against everything before.
            call = TakeCall(member.Type, $"state.SkipValue(at)", local, IsNullableLocal(member));
        }
        else
        {
            List<PlanNode> asking = Asking(nodes);
            call = asking.Count == 1
                ? ReadCall(member.Type, asking[0], local, IsNullableLocal(member))
                : TakeCall(member.Type, CheckAll(nodes, "at"), local, IsNullableLocal(member));
        }

        return member.KeepsSourceText ? $"pass.Keep<TMode>(ref state, at, {call})" : call;
    }

    private void EmitWrapperReader(SourceWriter writer, WrapperModel wrapper)
    {
        PlanNode node = _plan.Nodes[wrapper.NodeId];
        TypeReference type = wrapper.Value;
        bool isNullableLocal = IsReference(type) || type.IsNullable;
        writer.Open(ReaderSignature(wrapper.Name));
        writer.Line($"{TypeName(type)}{(isNullableLocal ? "?" : "")} content = default;{(type.CanLoseText ? $" {Library}RawTexts sourceTexts = default;" : "")}");
        string call = ReadCall(type, node, "content", isNullableLocal);
        writer.Line($"at = {(type.CanLoseText ? $"sourceTexts.Keep<TMode>(ref state, 0, at, {call})" : call)};");
        bool isSurelyThere = IsReference(type) && !type.IsNullable;
        writer.Line($"return state.Done(at, value = TMode.TakesValues && at >= 0 ? new() {{ Value = content{(isSurelyThere ? "!" : "")}{(type.CanLoseText ? ", _sourceTexts = sourceTexts.ToArray()" : "")} }} : null);");
        writer.Close();
    }
}
