using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>The object rules of several plain nodes, as one. For each name the set of nodes that its value must meet: those that name it, and the <c>additionalProperties</c> of those that do not.</summary>
internal sealed class ObjectMerge
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, List<PlanNode>> _properties = new(StringComparer.Ordinal);
    private readonly List<(Pattern Pattern, List<PlanNode> Nodes)> _patterns = [];
    private readonly List<PlanNode> _additional = [];
    private readonly List<PlanNode> _propertyNames = [];
    private readonly List<string> _required = [];
    private readonly HashSet<string> _seenRequired = new(StringComparer.Ordinal);
    private readonly ObjectRules _rest = new();
    private bool _any;

    /// <summary>Whether merging a node keeps the verdict: which names are additional must not depend on patterns that only one side has.</summary>
    public bool Takes(PlanNode node)
    {
        if (node.Objects is not { } rules)
        {
            return true;
        }

        return (_additional.Count == 0 || rules.PatternProperties.IsEmpty || SamePatterns(rules))
            && (Additional(node) is null || _patterns.Count == 0 || SamePatterns(rules));
    }

    public void Add(PlanNode node)
    {
        if (node.Objects is not { } rules)
        {
            return;
        }

        _any = true;
        PlanNode? additional = Additional(node);
        AddProperties(rules, additional);
        foreach (PatternPropertyRule pattern in rules.PatternProperties)
        {
            int index = _patterns.FindIndex(known => known.Pattern.Source == pattern.Pattern.Source);
            if (index >= 0)
            {
                AddOnce(_patterns[index].Nodes, pattern.Node);
            }
            else
            {
                _patterns.Add((pattern.Pattern, [pattern.Node]));
            }
        }

        if (additional is not null)
        {
            AddOnce(_additional, additional);
        }

        if (rules.PropertyNames is { } names)
        {
            AddOnce(_propertyNames, names);
        }

        foreach (string name in rules.Required)
        {
            if (_seenRequired.Add(name))
            {
                _required.Add(name);
            }
        }

        _rest.MinProperties = Math.Max(_rest.MinProperties, rules.MinProperties);
        _rest.MaxProperties = Math.Min(_rest.MaxProperties, rules.MaxProperties);
        _rest.DependentRequired = _rest.DependentRequired.AddRange(rules.DependentRequired);
        _rest.DependentSchemas = _rest.DependentSchemas.AddRange(rules.DependentSchemas);
        _rest.PropertyDependencies = _rest.PropertyDependencies.AddRange(rules.PropertyDependencies);
        _rest.UnevaluatedProperties ??= rules.UnevaluatedProperties;
    }

    /// <summary>The merged rules, their nodes fused; null where there are none.</summary>
    public ObjectRules? ToRules(PlanFusion fusion)
    {
        if (!_any)
        {
            return null;
        }

        var properties = ImmutableArray.CreateBuilder<PropertyRule>(_names.Count);
        foreach (string name in _names)
        {
            properties.Add(new PropertyRule(name, fusion.Reach(_properties[name])));
        }

        _rest.Properties = properties.MoveToImmutable();
        _rest.Required = _required.ToImmutableArray();
        var patterns = ImmutableArray.CreateBuilder<PatternPropertyRule>(_patterns.Count);
        foreach ((Pattern pattern, List<PlanNode> nodes) in _patterns)
        {
            patterns.Add(new PatternPropertyRule(pattern, fusion.Reach(nodes)));
        }

        _rest.PatternProperties = patterns.MoveToImmutable();

        _rest.AdditionalProperties = _additional.Count == 0 ? null : fusion.Reach(_additional);
        _rest.PropertyNames = _propertyNames.Count == 0 ? null : fusion.Reach(_propertyNames);
        _rest.UnevaluatedProperties = _rest.UnevaluatedProperties is { } unevaluated ? fusion.Reach([unevaluated]) : null;
        var dependentSchemas = ImmutableArray.CreateBuilder<DependentSchemaRule>(_rest.DependentSchemas.Length);
        foreach (DependentSchemaRule rule in _rest.DependentSchemas)
        {
            dependentSchemas.Add(new DependentSchemaRule(rule.Keyword, rule.Name, fusion.Reach([rule.Node])));
        }

        _rest.DependentSchemas = dependentSchemas.MoveToImmutable();
        var propertyDependencies = ImmutableArray.CreateBuilder<PropertyDependencyRule>(_rest.PropertyDependencies.Length);
        foreach (PropertyDependencyRule rule in _rest.PropertyDependencies)
        {
            propertyDependencies.Add(new PropertyDependencyRule(rule.Name, rule.Value, fusion.Reach([rule.Node])));
        }

        _rest.PropertyDependencies = propertyDependencies.MoveToImmutable();
        return _rest;
    }

    private void AddProperties(ObjectRules rules, PlanNode? additional)
    {
        foreach (PropertyRule property in rules.Properties)
        {
            if (!_properties.TryGetValue(property.Name, out List<PlanNode>? nodes))
            {
                // Mostly one schema names a member.
                nodes = new List<PlanNode>(1);

                // The name is new: until now it was additional, unless a pattern took it.
                if (_additional.Count > 0 && !IsTakenByPattern(property.Name))
                {
                    nodes.AddRange(_additional);
                }

                _names.Add(property.Name);
                _properties.Add(property.Name, nodes);
            }

            AddOnce(nodes, property.Node);
        }

        if (additional is null)
        {
            return;
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (PropertyRule property in rules.Properties)
        {
            named.Add(property.Name);
        }

        foreach (string name in _names)
        {
            if (!named.Contains(name) && !MatchesAny(rules, name))
            {
                AddOnce(_properties[name], additional);
            }
        }
    }

    /// <summary>What additional members must meet; null where that is nothing and nobody asks whether they were evaluated.</summary>
    private static PlanNode? Additional(PlanNode node) =>
        node.Objects!.AdditionalProperties is { } additional && (node.TracksProperties || !additional.AcceptsAll) ? additional : null;

    private bool SamePatterns(ObjectRules rules)
    {
        if (rules.PatternProperties.Length != _patterns.Count)
        {
            return false;
        }

        foreach (PatternPropertyRule pattern in rules.PatternProperties)
        {
            if (!_patterns.Exists(known => known.Pattern.Source == pattern.Pattern.Source))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTakenByPattern(string name)
    {
        foreach ((Pattern pattern, _) in _patterns)
        {
            if (Matches(pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesAny(ObjectRules rules, string name)
    {
        foreach (PatternPropertyRule pattern in rules.PatternProperties)
        {
            if (Matches(pattern.Pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(Pattern pattern, string name) => pattern.IsMatch(Wtf8.GetBytes(name));

    private static void AddOnce(List<PlanNode> nodes, PlanNode node)
    {
        if (!nodes.Contains(node))
        {
            nodes.Add(node);
        }
    }
}
