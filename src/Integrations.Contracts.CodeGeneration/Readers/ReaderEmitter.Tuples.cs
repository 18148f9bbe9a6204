using System.Linq;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// The readers of tuples: as those of records, one body for verdicts and for values.
internal sealed partial class ReaderEmitter
{
    private void EmitTupleReader(SourceWriter writer, TupleModel tuple)
    {
        PlanNode node = _plan.Nodes[tuple.NodeId];
        bool isOnePass = IsOnePass(node);
        writer.Open(ReaderSignature(tuple.Name));
        if (!isOnePass)
        {
            writer.Line("value = null;");
            writer.Line($"bool isValid = state.LookAgain({CheckMethod(node)}(ref state, at), out {Library}SecondLook checkedValue);");
            writer.Line("if (!isValid || !TMode.TakesValues) return state.Leave(isValid, checkedValue);");
        }

        if (PlanKinds.Own(node) != JsonTypes.Array || !isOnePass)
        {
            writer.Line($"if (state.Peek(at) != '[') return state.WithoutType<TMode, {Escaped(tuple.Name)}>(at, {(isOnePass ? "state.SkipNull(at)" : "at")}, out value);");
        }

        string limits = isOnePass ? Limits(node.Arrays!.MinItems, node.Arrays.MaxItems, node.Arrays.UniqueItems) : "";
        List<string> locals = ItemLocals(tuple);
        if (!isOnePass || limits.Length > 0)
        {
            locals.Insert(0, "int start = at; ");
        }

        writer.Wrapped([.. locals, "var pass = state.OpenArray(ref at);"], "");
        EmitSwitch(writer, ["while (pass.Next(ref state, ref at)) at = "], "(pass.Count - 1)", ItemArms(tuple, isOnePass ? node.Arrays : null), ";");
        if (isOnePass)
        {
            writer.Wrapped([limits.Length > 0 ? $"return state.Done(at = pass.End(ref state, start, at{limits}), " : "return state.Done(at, ", .. Construction(tuple), ");"]);
        }
        else
        {
            writer.Wrapped([.. Construction(tuple), ";"]);
            writer.Line($"return state.Leave(at >= 0 || state.Refuse({Library}ReadRefusalKind.KindWithoutType, start) >= 0, checkedValue);");
        }

        writer.Close();
    }

    // Else the value is checked first, then taken.
    private static bool IsOnePass(PlanNode node) => !IsTracking(node) && node.InPlace.IsEmpty && node.Arrays!.Contains.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly;

    private static string ItemLocal(int index) => "item" + CSharpLiteral.Number(index + 1);

    private List<string> ItemLocals(TupleModel tuple)
    {
        List<string> pieces = [];
        foreach (IGrouping<string, (MemberModel Item, int Index)> group in tuple.Items.Items.Select((item, index) => (Item: item, Index: index)).Where(entry => entry.Item.Constant is null).GroupBy(entry => LocalType(entry.Item), StringComparer.Ordinal))
        {
            pieces.Add($"{group.Key} {string.Join(", ", group.Select(entry => $"{ItemLocal(entry.Index)} = default"))}; ");
        }

        if (tuple.Rest is { } rest)
        {
            pieces.Add($"{Library}TupleRest<{ElementName(rest)}, {FieldText.Comparer(rest, _scope)}> rest = default; ");
        }

        return pieces;
    }

    // What is done with each item by its place; without rules it was held against everything before, and is only taken.
    private List<string> ItemArms(TupleModel tuple, ArrayRules? rules)
    {
        List<string> arms = [];
        for (int index = 0; index < tuple.Items.Count; index++)
        {
            MemberModel item = tuple.Items[index];
            string call = item.Constant is not null ? (rules is null ? "state.SkipValue(at)" : CheckCall(rules.Prefix[index], "at"))
                : rules is null ? TakeCall(item.Type, "state.SkipValue(at)", ItemLocal(index), IsNullableLocal(item))
                : ReadCall(item.Type, rules.Prefix[index], ItemLocal(index), IsNullableLocal(item));
            arms.Add($"{CSharpLiteral.Number(index)} => {(item.KeepsSourceText ? $"pass.Keep<TMode>(ref state, at, {call})" : call)}");
        }

        arms.Add("_ => " + (tuple.Rest is { } rest ? RestCall(rest, rules) : Nothing));
        return arms;
    }

    private string RestCall(TypeReference rest, ArrayRules? rules)
    {
        if (rules is not null && Reader(rest, rules.Items) is { } reader)
        {
            return $"rest.Read<TMode, {reader}>(ref state, at)";
        }

        string check = rules?.Items is { } further ? CheckCall(further, "at") : "state.SkipValue(at)";
        return $"rest.Take<TMode, {Taker(rest)}>(ref state, at, {check})";
    }

    private static List<string> Construction(TupleModel tuple)
    {
        List<string> arguments = [], settings = [];
        for (int index = 0; index < tuple.Items.Count; index++)
        {
            MemberModel item = tuple.Items[index];
            if (item.Constant is null)
            {
                arguments.Add(ItemLocal(index) + (item.IsRequired && !item.Type.IsNullable && IsReference(item.Type) ? "!" : ""));
            }

            if (item.HasPresence)
            {
                settings.Add($"{item.PresenceName} = pass.Count > {CSharpLiteral.Number(index)}");
            }
        }

        if (tuple.HasSourceTexts)
        {
            settings.Add("_sourceTexts = pass.SourceTexts");
        }

        if (tuple.Rest is not null)
        {
            settings.Add("_rest = rest");
        }

        string create = $"value = TMode.Takes(at) ? new({string.Join(", ", arguments)})";
        return settings.Count == 0 ? [create + " : null"] : [create + " { ", .. settings.Select((setting, index) => setting + (index == settings.Count - 1 ? " } : null" : ", "))];
    }
}
