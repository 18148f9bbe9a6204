using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>The method that writes a value as JSON: one chain of calls, a call a member.</summary>
internal static class ValueWriterEmitter
{
    private const string Head = $"protected override void Write(ref {TypeText.Library}ContractWriter writer) => writer";

    public static void Emit(SourceWriter writer, NameScope scope, RecordModel record)
    {
        // The names are the table's, in its order.
        List<string> calls = [Head, ".StartObject(MemberTable)"];
        foreach (MemberModel member in record.Members)
        {
            calls.Add($".Member({Arguments(scope, member)})");
        }

        calls.Add(record.Additional is { } additional ? $".EndObject(_additionalMembers{ItemWriter(scope, additional.Value)});" : record.KeepsUnknownMembers ? ".EndObject(_unknownMembers);" : ".EndObject();");
        writer.Wrapped(calls);
    }

    public static void Emit(SourceWriter writer, NameScope scope, TupleModel tuple)
    {
        List<string> calls = [Head, ".StartTuple()"];
        foreach (MemberModel item in tuple.Items)
        {
            calls.Add($".Element({Arguments(scope, item)})");
        }

        calls.Add(tuple.Rest is { } rest ? $".EndTuple(_rest{ItemWriter(scope, rest)});" : ".EndTuple();");
        writer.Wrapped(calls);
    }

    public static void Emit(SourceWriter writer, NameScope scope, WrapperModel wrapper) =>
        writer.Line($"{Head}.Value(Value{Kind(scope, wrapper.Value)}{Texts(wrapper.Value)});");

    /// <summary>A case of a union writes its value.</summary>
    public static string Case(NameScope scope, UnionCaseModel branch) => $"{Head}.Value(Value{Kind(scope, branch.Value)}{Texts(branch.Value)});";

    private static string Arguments(NameScope scope, MemberModel member)
    {
        string property = CSharpIdentifier.Escape(member.PropertyName);
        string? direction = member.IsReadOnly ? "writer.TakesReadOnly" : null;
        if (member.IsWriteOnly)
        {
            direction = direction is null ? "writer.TakesWriteOnly" : direction + " && writer.TakesWriteOnly";
        }

        // What a direction leaves out is null, and null is left out.
        string absent = TypeText.IsStruct(member.Type) ? $"default({TypeText.Of(member.Type, scope, isNullable: true)})" : "null";
        string value = direction is null ? property : $"{direction} ? {property} : {absent}";
        string orNull = "";
        if (member.Type.IsNullable)
        {
            string[] conditions = [.. new[] { direction, member.HasPresence ? member.PresenceName : null }.Where(condition => condition is not null)!];
            orNull = ", orNull: " + (conditions.Length == 0 ? "true" : string.Join(" && ", conditions));
        }

        return value + Kind(scope, member.Type) + (member.KeepsSourceText ? Texts(member.Type) : "") + orNull;
    }

    // The way of an item that needs more than its type.
    private static string Kind(NameScope scope, TypeReference type) => type.Kind is TypeKind.List or TypeKind.Map ? ItemWriter(scope, type.Element!) : "";

    private static string ItemWriter(NameScope scope, TypeReference element) =>
        element.Kind is TypeKind.List or TypeKind.Map || (element.IsNullable && TypeText.IsStruct(element))
            ? $", static (ref {TypeText.Library}ContractWriter writer, {TypeText.Of(element, scope)} item) => writer.Value(item{Kind(scope, element)})"
            : "";

    // The text that says more than the value, where it does: by the member's place.
    private static string Texts(TypeReference type) => type.CanLoseText ? ", _sourceTexts" : "";
}
