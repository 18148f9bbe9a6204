using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Names;
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
        ObjectShape shape = new() { Signature = ReaderSignature(record.Name), Node = node, Rules = isOnePass ? rules : null, Record = record, IsFlat = IsFlat(record) };
        List<MemberSlot> slots = Slots(rules, record, isOnePass ? node : null);
        writer.Open(shape.Signature);
        if (!isOnePass)
        {
            writer.Line("value = null;");
            writer.Line($"bool isValid = state.LookAgain({CheckMethod(node)}(ref state, at), out {Library}SecondLook checkedValue);");
            writer.Line("if (!isValid || !TMode.TakesValues) return state.Leave(isValid, checkedValue);");
        }

        if (IsByTable(record, node))
        {
            writer.Line($"if (!TMode.TakesValues) return state.Done({VerdictByTable(record, node)}, value = null);");
        }

        if (isOnePass && InPlaceBeforeFewMembers(node) is not null)
        {
            writer.Line($"if (!TMode.TakesValues) return state.Done({CheckMethod(node)}(ref state, at), value = null);");
        }

        if (kinds != JsonTypes.Object || !isOnePass)
        {
            writer.Wrapped(["if (state.Peek(at) != '{') ", $"return state.WithoutType<TMode, {Escaped(record.Name)}>(at, {(isOnePass ? $"{OtherKinds(node)}(ref state, at)" : "at")}, out value);"]);
        }

        AfterMembers after = isOnePass ? After(rules, slots, null, node) : new AfterMembers();
        List<string> locals = Locals(record, slots);
        if (after.AsksForStart || !isOnePass)
        {
            locals.Insert(0, "int start = at; ");
        }

        EmitMembers(writer, shape, slots, "MemberTable", locals, after.LooksOften);
        if (after.Pieces is { } pieces)
        {
            writer.Wrapped(["at = ", .. pieces, ";"]);
        }

        List<string> construction = Construction(record, slots);
        string done = record.KeepsUnknownMembers ? "pass.Done" : "state.Done";
        if (isOnePass)
        {
            writer.Wrapped([$"return {done}(at, ", .. construction, ");"]);
        }
        else
        {
            writer.Wrapped([$"at = {done}(at, ", .. construction, ");"]);
            writer.Line($"return state.Leave(at >= 0 || state.Refuse({Library}ReadRefusalKind.KindWithoutType, start) >= 0, checkedValue);");
        }

        writer.Close();
    }

    // Else the value is checked first, then taken.
    private bool IsOnePass(RecordModel record, PlanNode node) =>
        !IsTracking(node) && Tree(node) is null && node.Values.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly && (PlanKinds.Own(node) & JsonTypes.Object) != 0 && _recordsByNode[record.NodeId] == record;

    private static ObjectRules Rules(PlanNode node, bool isOnePass) => isOnePass ? node.Objects ?? new ObjectRules() : new ObjectRules();

    /// <summary>The names of a record's members and what is asked of them as a set, in pieces.</summary>
    public List<string> Members(NameScope scope, RecordModel record)
    {
        _scope = scope;
        PlanNode node = _plan.Nodes[record.NodeId];
        bool isOnePass = IsOnePass(record, node);
        ObjectRules rules = Rules(node, isOnePass);
        List<string> pieces = TablePieces(rules, Slots(rules, record, isOnePass ? node : null));
        return IsFlat(record) ? [.. pieces, ".Flat()"] : IsByTable(record, node) ? [.. pieces, .. TableSteps(record, node)] : pieces;
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

    private List<string> Construction(RecordModel record, List<MemberSlot> slots)
    {
        List<string> pieces = [];
        for (int index = 0; index < record.Members.Count; index++)
        {
            MemberModel member = record.Members[index];
            if (member.Constant is not null)
            {
                continue;
            }

            string place = Place(member, CSharpLiteral.Number(index));
            if (member.HasPresence)
            {
                MemberSlot slot = slots.Find(candidate => candidate.Member == member)!;
                pieces.Add($"{Escaped(member.PropertyName)} = {place}, ");
                pieces.Add($"{member.PresenceName} = {slot.IsThere}, ");
            }
            else
            {
                bool isSurelyThere = member.IsRequired && !member.Type.IsNullable && IsReference(member.Type);
                pieces.Add($"{Escaped(member.PropertyName)} = {place}{(isSurelyThere ? "!" : "")}, ");
            }
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
            return ["value = TMode.Takes(at) ? new() : null"];
        }

        pieces[pieces.Count - 1] = pieces[pieces.Count - 1].Replace(", ", " ");
        pieces[pieces.Count - 1] += "} : null";
        return ["value = TMode.Takes(at) ? new() { ", .. pieces];
    }

    /// <summary>Reads a member's value into its local.</summary>
    private string MemberValue(ObjectShape shape, MemberModel member, ImmutableArray<PlanNode> nodes)
    {
        string place = Place(member, "member");
        string call;
        if (shape.Rules is null)
        {
            // Only taken: the value was held against everything before.
            call = TakeCall(member.Type, $"state.SkipValue(at)", place, IsNullableLocal(member));
        }
        else
        {
            List<PlanNode> asking = Asking(nodes);
            call = asking.Count == 1
                ? ReadCall(member.Type, asking[0], place, IsNullableLocal(member), shape.Way)
                : TakeCall(member.Type, CheckAll(nodes, "at"), place, IsNullableLocal(member));
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
        writer.Line($"return state.Done(at, value = TMode.Takes(at) ? new() {{ Value = content{(isSurelyThere ? "!" : "")}{(type.CanLoseText ? ", _sourceTexts = sourceTexts.ToArray()" : "")} }} : null);");
        writer.Close();
    }
}
