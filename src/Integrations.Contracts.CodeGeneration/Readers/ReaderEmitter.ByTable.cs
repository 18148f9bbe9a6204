using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Verdicts on records of many members. Their values have a place each, so that the switch of the reader has an arm for each; a verdict takes no value, and most members are held against one of a few steps. So the table says of a
// member which step that is, and a loop of the library goes by it: no places to empty, no switch that leads somewhere else each time.
internal sealed partial class ReaderEmitter
{
    // A switch of fewer arms is foretold as well.
    private const int FewestArms = 5;

    // What the table calls the steps that ask nothing but the kind.
    private static readonly Dictionary<string, string> s_tableSteps = new(StringComparer.Ordinal)
    {
        ["state.SkipBoolean(at)"] = ".Booleans(",
        ["state.SkipString(at)"] = ".Strings(",
        ["state.SkipInteger(at)"] = ".Integers(",
        ["state.SkipNumber(at)"] = ".Numbers(",
        ["state.SkipValue(at)"] = ".Values(",
    };

    private bool IsByTable(RecordModel record, PlanNode node) =>
        IsOnePass(record, node) && !IsFlat(record) && PlanKinds.Own(node) == JsonTypes.Object && node.InPlace.IsEmpty
        && node.Objects is { PatternProperties.IsEmpty: true, DependentSchemas.IsEmpty: true, PropertyDependencies.IsEmpty: true } rules && !AsksForNames(rules)
        && AreMostlySteps(Slots(rules, record, node)) && ReaderArms(record, node) >= FewestArms;

    // Where few are, the switch would be written a second time for little. Asked of the plan, since to write a step is to ask for what it needs.
    private bool AreMostlySteps(List<MemberSlot> slots) => 2 * slots.Count(slot => Asking(slot.Nodes) is var asking && (asking.Count == 0 || (asking.Count == 1 && IsScalarStep(asking[0])))) > slots.Count;

    private bool IsScalarStep(PlanNode node) => !TextChoice.Of(node, _kinds).IsEmpty
        || (node.InPlace.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly && PlanKinds.Own(node) is (JsonTypes.String or JsonTypes.Boolean or JsonTypes.Number));

    private int ReaderArms(RecordModel record, PlanNode node)
    {
        List<MemberSlot> slots = Slots(node.Objects!, record, node);
        _ = Locals(record, slots);
        return Arms(new ObjectShape { Signature = "", Rules = node.Objects, Node = node, Record = record }, node.Objects!, slots).Count;
    }

    /// <summary>The steps of a record's table, in pieces.</summary>
    private List<string> TableSteps(RecordModel record, PlanNode node)
    {
        List<string> pieces = [];
        foreach ((string call, List<int> members) in VerdictArms(record, node))
        {
            if (TableStep(call) is string step)
            {
                pieces.Add(step + string.Join(", ", members.Select(member => CSharpLiteral.Number(member))) + ")");
            }
        }

        return pieces;
    }

    private string VerdictByTable(RecordModel record, PlanNode node)
    {
        if (VerdictArms(record, node).TrueForAll(arm => TableStep(arm.Call) is not null))
        {
            return "state.SkipObject(at, MemberTable)";
        }

        string checks = ValueChecks("MembersOf", _names.Of(node), "table " + CSharpLiteral.Number(node.Id), () => MemberArms(VerdictArms(record, node).FindAll(arm => TableStep(arm.Call) is null)), "member");
        return $"state.SkipObject<{checks}>(at, MemberTable)";
    }

    private List<(string Call, List<int> Members)> VerdictArms(RecordModel record, PlanNode node)
    {
        ObjectRules rules = node.Objects!;
        List<MemberSlot> slots = Slots(rules, record, node).ConvertAll(slot => new MemberSlot { JsonName = slot.JsonName, Ordinal = slot.Ordinal, Nodes = slot.Nodes, IsEvaluated = slot.IsEvaluated });
        return Arms(new ObjectShape { Signature = "", Rules = rules, Node = node }, rules, slots);
    }

    /// <summary>What a table calls a step, up to the numbers of the members; null where it has none like it.</summary>
    private string? TableStep(string call)
    {
        const string OfEnum = "state.SkipEnum", OfConstraint = ".Skip(ref state, at)", Value = "(at)";
        if (s_tableSteps.TryGetValue(call, out string? step))
        {
            return step;
        }

        if (call.StartsWith(OfEnum + "<", StringComparison.Ordinal))
        {
            return $".Enums{call.Substring(OfEnum.Length, call.Length - OfEnum.Length - Value.Length)}(";
        }

        bool isText = call.StartsWith(InChecks("Text"), StringComparison.Ordinal), isNumber = call.StartsWith(InChecks("Number"), StringComparison.Ordinal);
        return (isText || isNumber) && call.EndsWith(OfConstraint, StringComparison.Ordinal) ? $".{(isText ? "Strings" : "Numbers")}({call.Substring(0, call.Length - OfConstraint.Length)}, " : null;
    }
}
