using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>What the cases of a union are called, and the types that only they have.</summary>
internal sealed partial class ContractModelBuilder
{
    // What a type that has no title and stands in no definition is called as a branch of a union: by the value that tells it from the others, else by what it is, where no other branch is that too, else by a member that only it has, else by its number.
    private static string CasePlace(string union, List<PlanNode> branches, int index)
    {
        PlanNode branch = branches[index];
        if (DiscriminatingValue(branch) is { Length: > 0 } value)
        {
            return value;
        }

        if (IsEnum(branch) && branches.Count(IsEnum) == 1)
        {
            return IsOpen(branches) ? "Known" + union : union + "Keyword";
        }

        if (IsTuple(branch))
        {
            return union + "Tuple";
        }

        // The items of the only list, the values of the only map, are the union's.
        if (IsOnly(branches, branch, JsonTypes.Array) || (!IsRecord(branch) && IsOnly(branches, branch, JsonTypes.Object)))
        {
            return union;
        }

        if (IsRecord(branch) && IsOnly(branches, branch, JsonTypes.Object))
        {
            return union + "Object";
        }

        if (DistinguishingMember(branches, branch) is { Length: > 0 } member)
        {
            return $"{union}With{member}";
        }

        // Of several lists or maps, what they hold is called by what they are.
        return Kinds(branch) switch
        {
            JsonTypes.Array => union + "List",
            JsonTypes.Object when !IsRecord(branch) => union + "Map",
            _ => $"{union}Option{(index + 1).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    // The first member that the branch alone asks for, else the first that it alone names: of the branches that are objects.
    private static string? DistinguishingMember(List<PlanNode> branches, PlanNode branch)
    {
        if (!IsRecord(branch))
        {
            return null;
        }

        bool IsOwn(string name, Func<PlanNode, bool> has) => branches.TrueForAll(other => ReferenceEquals(other, branch) || !has(other));
        string? own = branch.Objects!.Required.FirstOrDefault(name => IsOwn(name, other => other.Objects?.Required.Contains(name) ?? false))
            ?? branch.Objects.Properties.Select(property => property.Name).FirstOrDefault(name => IsOwn(name, other => other.Objects?.Properties.Any(property => property.Name == name) ?? false));
        return own is null ? null : PascalCase.FromText(own);
    }

    // Known values and others.
    private static bool IsOpen(List<PlanNode> branches) => branches.Exists(other => Kinds(other) == JsonTypes.String && other.Values.IsEmpty);

    private static bool IsOnly(List<PlanNode> branches, PlanNode branch, JsonTypes kind) => Kinds(branch) == kind && branches.Count(other => (Kinds(other) & kind) != 0) == 1;

    // The name of a case: that of its type, without the union's before it, else what .NET or JSON calls it.
    private static string CaseName(string union, List<PlanNode> branches, PlanNode branch, TypeReference type)
    {
        if (type.Kind == TypeKind.Enum && IsOpen(branches) && branches.Count(IsEnum) == 1)
        {
            return "Known";
        }

        if (type.TypeName is { } name)
        {
            return name.Length > union.Length && name.StartsWith(union, StringComparison.Ordinal) && char.IsUpper(name[union.Length]) ? name.Substring(union.Length) : name;
        }

        return type.Kind switch
        {
            TypeKind.Int32 or TypeKind.Int64 or TypeKind.BigInteger => "Integer",
            TypeKind.Double or TypeKind.Decimal => "Number",
            TypeKind.DateTimeOffset => "Time",
            TypeKind.DateOnly => "Date",
            TypeKind.JsonElement => Kinds(branch) switch
            {
                JsonTypes.Array => "Array",
                JsonTypes.Object => "Object",
                _ => "Json",
            },
            _ => type.Kind.ToString(),
        };
    }

    // The one string that a required member or item of the branch has: what tells it from the others, mostly; of an enum its one value.
    private static string? DiscriminatingValue(PlanNode branch)
    {
        if (IsEnum(branch) && SingleValue(branch) is { } only)
        {
            return PascalCase.FromText(only.GetString());
        }

        if (IsTuple(branch))
        {
            return branch.Arrays!.Prefix.Take(CountItems(branch.Arrays)).Where((_, index) => index < branch.Arrays.MinItems).Select(SingleValue).FirstOrDefault(single => single is { Kind: JsonKind.String }) is { } text ? PascalCase.FromText(text.GetString()) : null;
        }

        if (!IsRecord(branch))
        {
            return null;
        }

        foreach (PropertyRule property in branch.Objects!.Properties)
        {
            if (property.Node.Values.Length == 1 && property.Node.Values[0].Allowed is [{ Kind: JsonKind.String } value] && branch.Objects.Required.Contains(property.Name))
            {
                return PascalCase.FromText(value.GetString());
            }
        }

        return null;
    }
}
