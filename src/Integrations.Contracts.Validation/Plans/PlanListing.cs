using System.Globalization;
using System.Text;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>A plan as text: a line for a node, indented lines for what it tests; <c>-> n</c> is the node with that number.</summary>
internal static class PlanListing
{
    public static string Of(ValidationPlan plan)
    {
        var text = new StringBuilder();
        foreach (PlanNode node in plan.Nodes)
        {
            text.Append(Number(node.Id)).Append(plan.Roots.Contains(node) ? " root" : "").Append(" (");
            for (int i = 0; i < node.Sources.Length; i++)
            {
                text.Append(i == 0 ? "" : " & ").Append('#').Append(node.Sources[i].Pointer);
            }

            text.Append(")\n");
            foreach (string line in Lines(node))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(PlanNode node)
    {
        if (node.RejectsAll)
        {
            yield return "reject";
        }

        if ((node.Types & JsonTypes.All) != JsonTypes.All)
        {
            yield return "type " + node.Types.ToString().ToLowerInvariant();
        }

        if (node.IsReadOnly || node.IsWriteOnly)
        {
            yield return (node.IsReadOnly ? "readOnly" : "") + (node.IsReadOnly && node.IsWriteOnly ? " " : "") + (node.IsWriteOnly ? "writeOnly" : "");
        }

        if (node.TracksProperties || node.TracksItems)
        {
            yield return "track" + (node.TracksProperties ? " properties" : "") + (node.TracksItems ? " items" : "");
        }

        foreach (ValuesRule rule in node.Values)
        {
            yield return rule.Keyword + " " + string.Join(", ", Texts(rule.Allowed));
        }

        if (node.Numbers is { } numbers)
        {
            foreach (NumberRule rule in numbers.Rules)
            {
                yield return rule.Test.ToString().ToLowerInvariant() + " " + Text(rule.Operand);
            }
        }

        if (node.Strings is { } strings)
        {
            if (strings.MinLength > 0 || strings.MaxLength < long.MaxValue)
            {
                yield return "length " + Range(strings.MinLength, strings.MaxLength);
            }

            foreach (Pattern pattern in strings.Patterns)
            {
                yield return "pattern " + pattern.Source;
            }

            foreach (StringFormat format in strings.Formats)
            {
                yield return "format " + format;
            }

            foreach (ContentRule content in strings.Contents)
            {
                yield return "content" + (content.IsBase64 ? " base64" : "") + (content.IsJson ? " json" : "");
            }
        }

        foreach (string line in Lines(node.Objects))
        {
            yield return line;
        }

        foreach (string line in Lines(node.Arrays))
        {
            yield return line;
        }

        if (node.Decided is not null)
        {
            yield return "decided " + Target(node.Decided);
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            yield return rule switch
            {
                AllOfRule all => rule.Keyword + " " + Targets(all.Nodes),
                AnyOfRule any => rule.Keyword + " any " + Targets(any.Nodes),
                OneOfRule one => rule.Keyword + " one " + Targets(one.Nodes),
                NotRule not => rule.Keyword + " not " + Target(not.Node),
                ConditionalRule conditional => "if " + Target(conditional.If) + (conditional.Then is null ? "" : " then " + Target(conditional.Then)) + (conditional.Else is null ? "" : " else " + Target(conditional.Else)),
                _ => rule.Keyword,
            };
        }
    }

    private static IEnumerable<string> Lines(ObjectRules? rules)
    {
        if (rules is null)
        {
            yield break;
        }

        if (rules.MinProperties > 0 || rules.MaxProperties < long.MaxValue)
        {
            yield return "members " + Range(rules.MinProperties, rules.MaxProperties);
        }

        if (!rules.Required.IsEmpty)
        {
            yield return "required " + string.Join(", ", rules.Required);
        }

        foreach (PropertyRule property in rules.Properties)
        {
            yield return "property " + property.Name + " " + Target(property.Node);
        }

        foreach (PatternPropertyRule property in rules.PatternProperties)
        {
            yield return "properties like " + property.Pattern.Source + " " + Target(property.Node);
        }

        if (rules.AdditionalProperties is not null)
        {
            yield return "other properties " + Target(rules.AdditionalProperties);
        }

        if (rules.PropertyNames is not null)
        {
            yield return "names " + Target(rules.PropertyNames);
        }

        foreach (DependentRequiredRule rule in rules.DependentRequired)
        {
            yield return "with " + rule.Name + " required " + string.Join(", ", rule.Required);
        }

        foreach (DependentSchemaRule rule in rules.DependentSchemas)
        {
            yield return "with " + rule.Name + " " + Target(rule.Node);
        }

        foreach (PropertyDependencyRule rule in rules.PropertyDependencies)
        {
            yield return "with " + rule.Name + " = " + rule.Value + " " + Target(rule.Node);
        }

        if (rules.UnevaluatedProperties is not null)
        {
            yield return "unevaluated properties " + Target(rules.UnevaluatedProperties);
        }
    }

    private static IEnumerable<string> Lines(ArrayRules? rules)
    {
        if (rules is null)
        {
            yield break;
        }

        if (rules.MinItems > 0 || rules.MaxItems < long.MaxValue)
        {
            yield return "items " + Range(rules.MinItems, rules.MaxItems);
        }

        for (int i = 0; i < rules.Prefix.Length; i++)
        {
            yield return "item " + Number(i) + " " + Target(rules.Prefix[i]);
        }

        if (rules.Items is not null)
        {
            yield return "other items " + Target(rules.Items);
        }

        foreach (ContainsRule rule in rules.Contains)
        {
            yield return "contains " + Range(rule.Min, rule.Max) + " " + Target(rule.Node);
        }

        if (rules.UniqueItems)
        {
            yield return "unique items";
        }

        if (rules.UnevaluatedItems is not null)
        {
            yield return "unevaluated items " + Target(rules.UnevaluatedItems);
        }
    }

    private static IEnumerable<string> Texts(ImmutableArray<TapeValue> values)
    {
        foreach (TapeValue value in values)
        {
            yield return Text(value);
        }
    }

    private static string Text(TapeValue value) => Encoding.UTF8.GetString(value.RawText.ToArray());

    private static string Targets(ImmutableArray<PlanNode> nodes)
    {
        var ids = new List<string>(nodes.Length);
        foreach (PlanNode node in nodes)
        {
            ids.Add(Number(node.Id));
        }

        return "-> " + string.Join(", ", ids);
    }

    private static string Target(PlanNode node) => "-> " + Number(node.Id);

    private static string Range(long min, long max) => Number(min) + ".." + (max == long.MaxValue ? "" : Number(max));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
