using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>Equality by value where the compiler's would be by reference: records that hold lists, maps or JSON.</summary>
internal static class EqualityEmitter
{
    private const string Library = TypeText.Library;

    public static bool IsNeeded(RecordModel record)
    {
        foreach (MemberModel member in record.Members)
        {
            if (NeedsComparer(member.Type))
            {
                return true;
            }
        }

        return false;
    }

    public static bool NeedsComparer(TypeReference type) => type.Kind is TypeKind.List or TypeKind.Map or TypeKind.JsonElement;

    /// <summary>The static fields with the comparers.</summary>
    public static void EmitComparers(SourceWriter writer, ContractModel model, RecordModel record)
    {
        foreach (MemberModel member in record.Members)
        {
            if (NeedsComparer(member.Type))
            {
                EmitComparer(writer, model, member.Type, member.IsPropertyNullable, member.LocalName);
            }
        }
    }

    public static void EmitComparer(SourceWriter writer, ContractModel model, TypeReference type, bool isNullable, string local)
    {
        // Comparers take null; the static type of lists and maps says so, that of JSON only where it is optional.
        string compared = TypeText.Of(type, model, isNullable || type.Kind != TypeKind.JsonElement);
        string comparer = Comparer(type, model);
        comparer = type.Kind == TypeKind.JsonElement && isNullable ? $"{Library}ValueComparer.Nullable({comparer})" : comparer;
        writer.Line($"private static readonly global::System.Collections.Generic.IEqualityComparer<{compared}> s_{local}Comparer = {comparer};");
    }

    public static void Emit(SourceWriter writer, RecordModel record)
    {
        string name = CSharpIdentifier.Escape(record.Name);
        writer.Line("/// <summary>Whether two records have equal values, with lists, maps and JSON compared by what they hold.</summary>");
        writer.Line($"public bool Equals({name}? other) =>");
        writer.Indent();
        writer.Line("(object)this == other");
        writer.Line("|| (other is not null");
        writer.Indent();
        List<string> terms = [];
        foreach (MemberModel member in record.Members)
        {
            string property = CSharpIdentifier.Escape(member.PropertyName);
            terms.Add(NeedsComparer(member.Type) ? $"s_{member.LocalName}Comparer.Equals({property}, other.{property})" : $"{property} == other.{property}");
            if (member.HasPresence)
            {
                terms.Add($"{member.PresenceName} == other.{member.PresenceName}");
            }
        }

        if (record.KeepsUnknownMembers)
        {
            terms.Add("_unknownMembers == other._unknownMembers");
        }

        for (int index = 0; index < terms.Count; index++)
        {
            writer.Line($"&& {terms[index]}{(index == terms.Count - 1 ? ");" : "")}");
        }

        writer.Outdent();
        writer.Outdent();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open("public override int GetHashCode()");
        writer.Line("global::System.HashCode hash = default;");
        foreach (MemberModel member in record.Members)
        {
            string property = CSharpIdentifier.Escape(member.PropertyName);
            writer.Line(NeedsComparer(member.Type) ? $"hash.Add({property}, s_{member.LocalName}Comparer);" : $"hash.Add({property});");
        }

        if (record.KeepsUnknownMembers)
        {
            writer.Line("hash.Add(_unknownMembers);");
        }

        writer.Line("return hash.ToHashCode();");
        writer.Close();
    }

    private static string Comparer(TypeReference type, ContractModel model)
    {
        switch (type.Kind)
        {
            case TypeKind.JsonElement:
                return $"{Library}ValueComparer.Json";
            case TypeKind.List or TypeKind.Map:
                string element = NeedsComparer(type.Element!) ? Comparer(type.Element!, model) : "";
                return $"{Library}ValueComparer.{(type.Kind == TypeKind.List ? "List" : "Map")}<{TypeText.Of(type.Element!, model)}>({element})";
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "has an equality of its own");
        }
    }
}
