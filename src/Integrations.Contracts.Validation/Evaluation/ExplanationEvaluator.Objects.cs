using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

internal sealed partial class ExplanationEvaluator
{
    private readonly Dictionary<PlanNode, Dictionary<string, PlanNode>> _propertyTables = [];

    private bool EvaluateObject(PlanNode node, ObjectRules rules, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        bool holds = EvaluateRequired(node, rules, value, at, findings) & EvaluateMemberCount(node, rules, value, at, findings);
        if (!holds && findings is null)
        {
            return false;
        }

        if (!rules.Properties.IsEmpty || !rules.PatternProperties.IsEmpty || rules.AdditionalProperties is not null || rules.PropertyNames is not null)
        {
            Dictionary<string, PlanNode> properties = Properties(node, rules);
            int index = 0;
            foreach (TapeMember member in value.Members)
            {
                if (!EvaluateMember(rules, properties, member, index, at, evaluated, findings))
                {
                    if (findings is null)
                    {
                        return false;
                    }

                    holds = false;
                }

                index++;
            }
        }

        foreach (DependentSchemaRule rule in rules.DependentSchemas)
        {
            if (Has(value, rule.Name) && !Apply(rule.Node, value, at.InPlace(rule.Keyword, rule.Name), evaluated, findings))
            {
                if (findings is null)
                {
                    return false;
                }

                holds = false;
            }
        }

        foreach (PropertyDependencyRule rule in rules.PropertyDependencies)
        {
            if (value.TryGetMember(Utf8(rule.Name), out TapeValue member) && member.Kind == JsonKind.String && member.StringEquals(Utf8(rule.Value))
                && !Apply(rule.Node, value, findings is null ? at : at.InPlace("propertyDependencies", rule.Name).InPlace(rule.Value), evaluated, findings))
            {
                if (findings is null)
                {
                    return false;
                }

                holds = false;
            }
        }

        return holds;
    }

    private bool EvaluateMember(ObjectRules rules, Dictionary<string, PlanNode> properties, TapeMember member, int index, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        string name = member.Name.GetString();
        bool holds = true;
        bool isNamed = false;
        if (rules.PropertyNames is { } names)
        {
            // The name is the value here; the place is the member's.
            holds &= Apply(names, member.Name, findings is null ? default : at.OfMember("propertyNames", null, name) with { Member = null }, null, findings);
        }

        if (properties.TryGetValue(name, out PlanNode? property))
        {
            isNamed = true;
            holds &= Apply(property, member.Value, findings is null ? default : at.OfMember("properties", name, name), null, findings);
        }

        if (!rules.PatternProperties.IsEmpty)
        {
            byte[] utf8 = member.Name.GetUtf8String();
            foreach (PatternPropertyRule rule in rules.PatternProperties)
            {
                if (rule.Pattern.IsMatch(utf8))
                {
                    isNamed = true;
                    holds &= Apply(rule.Node, member.Value, findings is null ? default : at.OfMember("patternProperties", rule.Pattern.Source, name), null, findings);
                }
            }
        }

        if (isNamed)
        {
            evaluated?.Add(index);
        }
        else if (rules.AdditionalProperties is { } additional)
        {
            evaluated?.Add(index);
            holds &= additional.RejectsAll && findings is not null && at.Unit is null
                ? Unknown(additional, "additionalProperties", member, name, [.. properties.Keys], at, findings)
                : Apply(additional, member.Value, findings is null ? default : at.OfMember("additionalProperties", null, name), null, findings);
        }

        return holds;
    }

    private static bool Unknown(PlanNode node, string keyword, TapeMember member, string name, List<string> known, At at, FindingList findings)
    {
        At inner = at.OfMember(keyword, null, name);
        findings.Add(new Finding(node, keyword, inner.Instance, inner.Path, FailureTexts.UnknownProperty(name, known), member.Name.Offset, member.Name.RawText.Length));
        return false;
    }

    private static bool EvaluateRequired(PlanNode node, ObjectRules rules, TapeValue value, At at, FindingList? findings)
    {
        bool holds = true;
        foreach (string name in rules.Required)
        {
            if (!Has(value, name))
            {
                if (findings is null)
                {
                    return false;
                }

                findings.Add(Missing(node, "required", value, at, FailureTexts.Required(name, SimilarUnknown(rules, value, name))));
                holds = false;
            }
        }

        foreach (DependentRequiredRule rule in rules.DependentRequired)
        {
            if (!Has(value, rule.Name))
            {
                continue;
            }

            foreach (string name in rule.Required)
            {
                if (!Has(value, name))
                {
                    if (findings is null)
                    {
                        return false;
                    }

                    findings.Add(Missing(node, rule.Keyword, value, at, FailureTexts.DependentRequired(name, rule.Name, SimilarUnknown(rules, value, name)), rule.Name));
                    holds = false;
                }
            }
        }

        return holds;
    }

    /// <summary>Something that is not there is shown at the object's opening brace.</summary>
    private static Finding Missing(PlanNode node, string keyword, TapeValue value, At at, FailureText text, string? key = null)
    {
        Place path = at.Path.Append(keyword);
        return new Finding(node, keyword, at.Instance, key is null ? path : path.Append(key), text, value.Offset, 1);
    }

    private static bool EvaluateMemberCount(PlanNode node, ObjectRules rules, TapeValue value, At at, FindingList? findings)
    {
        bool holds = true;
        if (value.Count < rules.MinProperties)
        {
            findings?.Add(Missing(node, "minProperties", value, at, FailureTexts.MinProperties(value.Count, rules.MinProperties)));
            holds = false;
        }

        if (value.Count > rules.MaxProperties)
        {
            findings?.Add(Missing(node, "maxProperties", value, at, FailureTexts.MaxProperties(value.Count, rules.MaxProperties)));
            holds = false;
        }

        return holds;
    }

    private bool EvaluateUnevaluatedProperties(PlanNode node, PlanNode unevaluated, TapeValue value, At at, EvaluatedSet evaluated, FindingList? findings)
    {
        bool holds = true;
        int index = 0;
        foreach (TapeMember member in value.Members)
        {
            if (!evaluated[index++])
            {
                string name = findings is null ? "" : member.Name.GetString();
                holds &= unevaluated.RejectsAll && findings is not null && at.Unit is null
                    ? Unknown(unevaluated, "unevaluatedProperties", member, name, KnownNames(node), at, findings)
                    : Apply(unevaluated, member.Value, findings is null ? default : at.OfMember("unevaluatedProperties", null, name), null, findings);
                if (!holds && findings is null)
                {
                    return false;
                }
            }
        }

        evaluated.AddAll();
        return holds;
    }

    /// <summary>The names that the schemas of a value have, for a name that none of them has.</summary>
    private static List<string> KnownNames(PlanNode node)
    {
        const int MaxNodes = 200;
        var names = new List<string>();
        var seenNames = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<PlanNode> { node };
        var pending = new Queue<PlanNode>();
        pending.Enqueue(node);
        while (pending.Count > 0 && seen.Count < MaxNodes)
        {
            PlanNode current = pending.Dequeue();
            if (current.Objects is { } rules)
            {
                foreach (PropertyRule property in rules.Properties)
                {
                    if (seenNames.Add(property.Name))
                    {
                        names.Add(property.Name);
                    }
                }
            }

            foreach (PlanNode child in PlanEdges.InPlace(current))
            {
                if (seen.Add(child))
                {
                    pending.Enqueue(child);
                }
            }
        }

        return names;
    }

    /// <summary>A member that the schema does not name and whose name is like that of a missing one.</summary>
    private static string? SimilarUnknown(ObjectRules rules, TapeValue value, string missing)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (PropertyRule property in rules.Properties)
        {
            known.Add(property.Name);
        }

        var unknown = new List<string>();
        foreach (TapeMember member in value.Members)
        {
            string name = member.Name.GetString();
            if (!known.Contains(name))
            {
                unknown.Add(name);
            }
        }

        return NearestName.Of(missing, unknown);
    }

    private Dictionary<string, PlanNode> Properties(PlanNode node, ObjectRules rules)
    {
        if (!_propertyTables.TryGetValue(node, out Dictionary<string, PlanNode>? table))
        {
            table = new Dictionary<string, PlanNode>(rules.Properties.Length, StringComparer.Ordinal);
            foreach (PropertyRule property in rules.Properties)
            {
                table[property.Name] = property.Node;
            }

            _propertyTables.Add(node, table);
        }

        return table;
    }

    private static bool Has(TapeValue value, string name) => value.TryGetMember(Utf8(name), out _);

    private static byte[] Utf8(string text) => Wtf8.GetBytes(text);
}
