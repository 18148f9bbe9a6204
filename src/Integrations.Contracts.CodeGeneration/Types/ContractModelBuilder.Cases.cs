using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>What the cases of a union are called, and the types that only they have.</summary>
internal sealed partial class ContractModelBuilder
{
    // More values make no name, and more members no pairs.
    private const int MaxValuesInName = 3;
    private const int MaxNamesInPairs = 16;

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

        if (FewValues(branches, branch) is { Length: > 0 } values)
        {
            return values;
        }

        if (DistinguishingMember(branches, branch) is { Length: > 0 } member)
        {
            return $"{union}With{member}";
        }

        if (MissingMember(branches, branch) is { Length: > 0 } missing)
        {
            return $"{union}Without{missing}";
        }

        if (DistinguishingPair(branches, branch) is { } pair)
        {
            return $"{union}With{pair}";
        }

        // Of several lists or maps, what they hold is called by what they are; so is the one string or number that is a choice itself.
        return Kinds(branch) switch
        {
            JsonTypes.Array => union + "List",
            JsonTypes.Object when !IsRecord(branch) => union + "Map",
            JsonTypes.String or JsonTypes.Number or JsonTypes.Integer or JsonTypes.Boolean when IsOnly(branches, branch, Kinds(branch)) => union + Kinds(branch),
            _ => $"{union}Option{(index + 1).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    // Two or three strings that the branch is one of, or that a required member is one of and no other object's is: `RadioOrSelect`.
    private static string? FewValues(List<PlanNode> branches, PlanNode branch)
    {
        List<string> strings = Strings(branch);
        foreach (PropertyRule property in strings.Count == 0 && IsRecord(branch) ? branch.Objects!.Properties : ImmutableArray<PropertyRule>.Empty)
        {
            List<string> own = branch.Objects!.Required.Contains(property.Name) ? Strings(property.Node) : [];
            if (own.Count > 0 && branches.TrueForAll(other => ReferenceEquals(other, branch) || !IsRecord(other) || IsOther(Strings(other.Objects!.Properties.FirstOrDefault(rule => rule.Name == property.Name)?.Node), own)))
            {
                strings = own;
                break;
            }
        }

        string name = strings.Count > MaxValuesInName ? "" : string.Join("Or", strings.Select(PascalCase.FromText));
        return name.Length <= MaxItemNameLength ? name : null;
    }

    private static bool IsOther(List<string> strings, List<string> own) => strings.Count > 0 && !strings.Exists(own.Contains);

    // The strings that a value is one of; none where it may be something else.
    private static List<string> Strings(PlanNode? node)
    {
        List<string> strings = [];
        return node is not null && !node.Values.IsEmpty && !node.RejectsAll && AllowedKinds(node, strings, out _) == JsonTypes.String ? strings : [];
    }

    // The first member that every other object asks for, else that every other names, and the branch has not.
    private static string? MissingMember(List<PlanNode> branches, PlanNode branch)
    {
        List<ObjectRules> others = [.. branches.Where(other => IsRecord(other) && !ReferenceEquals(other, branch)).Select(other => other.Objects!)];
        if (!IsRecord(branch) || others.Count == 0)
        {
            return null;
        }

        bool IsMissing(string name) => branch.Objects!.Properties.All(property => property.Name != name);
        string? missing = others[0].Required.FirstOrDefault(name => IsMissing(name) && others.TrueForAll(other => other.Required.Contains(name)))
            ?? others[0].Properties.Select(property => property.Name).FirstOrDefault(name => IsMissing(name) && others.TrueForAll(other => other.Properties.Any(property => property.Name == name)));
        return missing is null ? null : PascalCase.FromText(missing);
    }

    // The first two members that the branch asks for and no other does together.
    private static string? DistinguishingPair(List<PlanNode> branches, PlanNode branch)
    {
        if (!IsRecord(branch) || branch.Objects!.Required.Length > MaxNamesInPairs)
        {
            return null;
        }

        ImmutableArray<string> required = branch.Objects.Required;
        for (int first = 0; first < required.Length; first++)
        {
            for (int second = first + 1; second < required.Length; second++)
            {
                if (branches.TrueForAll(other => ReferenceEquals(other, branch) || other.Objects is not { } rules || !(rules.Required.Contains(required[first]) && rules.Required.Contains(required[second]))))
                {
                    return $"{PascalCase.FromText(required[first])}And{PascalCase.FromText(required[second])}";
                }
            }
        }

        return null;
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
