using System.Linq;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// What a schema in place asks of an object where that is no more than which members are there and which scalars they are: a condition on what the pass over the object has noted, in place of a second look at it.
/// </summary>
/// <param name="slots">The members that the pass notes.</param>
/// <param name="check">The check of a member's value at a position.</param>
internal sealed class MemberConditions(List<MemberSlot> slots, Func<PlanNode, string, string> check)
{
    private const int MaxDepth = 8;

    /// <summary>A rule that asks more often is one of looks: its condition would be too long to read.</summary>
    private const int MaxQuestions = 16;

    /// <summary>The members that a rule asks about, where conditions on them are all that it is; null where it asks for more.</summary>
    public static List<string>? Asked(InPlaceRule rule)
    {
        List<string> names = [];
        return IsAnswered(rule, names, 0) ? names : null;
    }

    /// <summary>As <see cref="Asked(InPlaceRule)"/>, of a schema.</summary>
    public static List<string>? Asked(PlanNode node)
    {
        List<string> names = [];
        return IsAnswered(node, names, 0) ? names : null;
    }

    /// <summary>The condition that a rule is; null where it asks for more, or for a member that the pass does not know.</summary>
    public string? Of(InPlaceRule rule) => IsKnown(Asked(rule)) ? Condition(rule) : null;

    /// <summary>The condition that a schema is, in parentheses; null as above.</summary>
    public string? Of(PlanNode node) => IsKnown(Asked(node)) ? Condition(node) : null;

    /// <summary>The members that a rule asks about where conditions on them are all that it or a part of it is; empty where nothing is.</summary>
    public static IEnumerable<string> AskedInPart(InPlaceRule rule) => Asked(rule) ?? rule switch
    {
        AllOfRule all => all.Nodes.SelectMany(AskedInPart),
        ConditionalRule conditional => AskedInPart(conditional.If).Concat(AskedInPart(conditional.Then)).Concat(AskedInPart(conditional.Else)),
        _ => AskedSurely(rule) ?? [],
    };

    /// <summary>As <see cref="AskedInPart(InPlaceRule)"/>, of a schema.</summary>
    public static IEnumerable<string> AskedInPart(PlanNode? node) => node is null ? [] : Asked(node) ?? [];

    /// <summary>A condition under which a rule surely holds, where the members are not there that it would look into; null where there is none.</summary>
    public string? Surely(InPlaceRule rule) => IsKnown(AskedSurely(rule)) && rule is AnyOfRule any ? Join(any.Nodes, " || ", Surely) : null;

    private static List<string>? AskedSurely(InPlaceRule rule)
    {
        List<string> names = [];
        return rule is AnyOfRule any && any.Nodes.All(node => IsSurelyAnswered(node, names)) && names.Count <= MaxQuestions ? names : null;
    }

    private static bool IsSurelyAnswered(PlanNode node, List<string> names)
    {
        names.AddRange(Looked(node).Select(property => property.Name));
        return node.InPlace.IsEmpty && node.Objects is { Required.IsEmpty: true } && AsksAboutMembersAlone(node);
    }

    private string Surely(PlanNode node)
    {
        List<string> conditions = [.. Looked(node).Select(property => "!" + Slot(property.Name).IsThere)];
        return conditions.Count == 0 ? "true" : $"({string.Join(" && ", conditions)})";
    }

    private static IEnumerable<PropertyRule> Looked(PlanNode node) => node.Objects?.Properties.Where(property => !property.Node.AcceptsAll) ?? [];

    /// <summary>Whether a schema's own rules ask for members to be there, and for nothing else.</summary>
    public static bool AsksForMembersAlone(PlanNode node) => AsksAboutMembersAlone(node) && (node.Objects is null || node.Objects.Properties.All(property => property.Node.AcceptsAll));

    /// <summary>Whether a schema's own rules ask for members to be there, and about their values.</summary>
    public static bool AsksAboutMembersAlone(PlanNode node) =>
        node.Types is JsonTypes.All or JsonTypes.Object && !node.RejectsAll && !node.IsReadOnly && !node.IsWriteOnly && node.Values.IsEmpty && node.Numbers is null && node.Strings is null && node.Arrays is null
        && node.Objects is null or
        {
            PatternProperties.IsEmpty: true, AdditionalProperties: null, PropertyNames: null, UnevaluatedProperties: null, MinProperties: <= 0, MaxProperties: long.MaxValue,
            DependentRequired.IsEmpty: true, DependentSchemas.IsEmpty: true, PropertyDependencies.IsEmpty: true,
        };

    /// <summary>Whether a schema asks for scalars alone: its check leaves nothing to undo.</summary>
    public static bool AsksForScalars(PlanNode node) =>
        node.Objects is null && node.Arrays is null && node.InPlace.IsEmpty && node.Values.All(rule => rule.Allowed.All(value => value.Kind is not (JsonKind.Object or JsonKind.Array)));

    private static bool IsAnswered(PlanNode node, List<string> names, int depth)
    {
        if (depth > MaxDepth || !AsksAboutMembersAlone(node) || node.TracksProperties || node.TracksItems)
        {
            return false;
        }

        foreach (PropertyRule property in node.Objects?.Properties ?? ImmutableArray<PropertyRule>.Empty)
        {
            if (!AsksForScalars(property.Node))
            {
                return false;
            }

            names.Add(property.Name);
        }

        names.AddRange(node.Objects?.Required ?? ImmutableArray<string>.Empty);
        return names.Count <= MaxQuestions && node.InPlace.All(rule => IsAnswered(rule, names, depth + 1));
    }

    private static bool IsAnswered(InPlaceRule rule, List<string> names, int depth) => rule switch
    {
        AllOfRule all => all.Nodes.All(node => IsAnswered(node, names, depth)),
        AnyOfRule any => any.Nodes.All(node => IsAnswered(node, names, depth)),
        OneOfRule one => one.Nodes.All(node => IsAnswered(node, names, depth)),
        NotRule not => IsAnswered(not.Node, names, depth),
        ConditionalRule conditional => IsAnswered(conditional.If, names, depth)
            && (conditional.Then is null || IsAnswered(conditional.Then, names, depth)) && (conditional.Else is null || IsAnswered(conditional.Else, names, depth)),
        _ => false,
    };

    private bool IsKnown(List<string>? names) => names is not null && names.TrueForAll(name => slots.Exists(slot => slot.JsonName == name));

    private string Condition(InPlaceRule rule) => rule switch
    {
        AllOfRule all => Join(all.Nodes, " && ", Condition),
        AnyOfRule any => Join(any.Nodes, " || ", Condition),
        OneOfRule { Nodes.Length: 2 } one => Join(one.Nodes, " != ", Condition),
        OneOfRule one => $"({string.Join(" + ", one.Nodes.Select(node => $"({Condition(node)} ? 1 : 0)"))} == 1)",
        NotRule not => "!" + Condition(not.Node),
        ConditionalRule conditional => $"({Condition(conditional.If)} ? {Outcome(conditional.Then)} : {Outcome(conditional.Else)})",
        _ => throw new InvalidOperationException($"{rule.Keyword} is no condition on members."),
    };

    private string Outcome(PlanNode? node) => node is null ? "true" : Condition(node);

    private string Condition(PlanNode node)
    {
        List<string> conditions = [];
        foreach (string name in node.Objects?.Required ?? ImmutableArray<string>.Empty)
        {
            conditions.Add(Slot(name).IsThere);
        }

        conditions.AddRange(Looked(node).Select(property => Value(property, node.Objects!.Required.Contains(property.Name))));
        conditions.AddRange(node.InPlace.Select(Condition));
        return conditions switch
        {
            [] => "true",
            [['(', ..] inParentheses] => inParentheses,
            _ => $"({string.Join(" && ", conditions)})",
        };
    }

    private string Value(PropertyRule property, bool isRequired)
    {
        MemberSlot slot = Slot(property.Name);
        if (property.Node.RejectsAll)
        {
            return "!" + slot.IsThere;
        }

        slot.StartLocal ??= MemberSlot.LocalOf(slot.Ordinal);
        string holds = $"{check(property.Node, slot.StartLocal)} >= 0";
        return isRequired ? holds : $"(!{slot.IsThere} || {holds})";
    }

    private MemberSlot Slot(string name) => slots.Find(slot => slot.JsonName == name)!;

    private static string Join(ImmutableArray<PlanNode> nodes, string operation, Func<PlanNode, string> condition) => $"({string.Join(operation, nodes.Select(condition))})";
}
