using System.Linq;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>A plan made ready for <see cref="VerdictEvaluator"/>.</summary>
internal sealed class VerdictProgram
{
    /// <summary>Up to so many names are looked for one by one.</summary>
    private const int MaxProbes = 2;

    private readonly VerdictNode[] _nodes;
    private int _conjunctions;

    private VerdictProgram(VerdictNode[] nodes, bool branches)
    {
        _nodes = nodes;
        Branches = branches;
    }

    public int Count => _nodes.Length;

    /// <summary>Whether a value may be held against the same node more than once.</summary>
    public bool Branches { get; }

    /// <summary>The node of a plan node.</summary>
    public VerdictNode this[PlanNode node] => _nodes[node.Id];

    public static VerdictProgram Compile(ValidationPlan plan)
    {
        var nodes = new VerdictNode[plan.Nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new VerdictNode { Id = i };
        }

        var program = new VerdictProgram(nodes, plan.Nodes.Any(HasBranches));
        // Before any is filled: parents keep them at hand.
        KindMasks.Fill(plan.Nodes, nodes);
        foreach (PlanNode node in plan.Nodes)
        {
            program.Fill(nodes[node.Id], node);
        }

        return program;
    }

    private static bool HasBranches(PlanNode node) =>
        !node.InPlace.IsEmpty || node.Arrays is { Contains.IsEmpty: false } || node.Objects is { DependentSchemas.IsEmpty: false } or { PropertyDependencies.IsEmpty: false } or { PatternProperties.IsEmpty: false };

    private void Fill(VerdictNode target, PlanNode node)
    {
        if (node.RejectsAll)
        {
            return;
        }

        target.Forbidden = node.IsWriteOnly ? PayloadDirection.Response : node.IsReadOnly ? PayloadDirection.Request : PayloadDirection.None;
        target.IsBothWays = node.IsReadOnly && node.IsWriteOnly;

        // A fused node has one rule at most; of a plain one all must hold, which is their intersection.
        target.Values = node.Values.IsEmpty ? null : new AllowedValues(PlanValues.Intersect(node.Values)[0].Allowed);
        target.AsksOfAnyKind = target.AsksForIntegers || target.Forbidden != PayloadDirection.None || target.Values is not null;
        target.Numbers = node.Numbers is null ? null : node.Numbers.Rules.Select(rule => new NumberStep(rule.Test, new ExactNumber(rule.Operand.RawText))).ToArray();
        target.Strings = node.Strings is null ? null : Strings(node.Strings);
        target.Objects = node.Objects is null ? null : Objects(node.Objects);
        target.Arrays = node.Arrays is null ? null : Arrays(node.Arrays);
        target.InPlace = node.InPlace.IsEmpty ? null : InPlace(node);
    }

    private static StringSteps Strings(StringRules rules) => new()
    {
        MinLength = rules.MinLength,
        MaxLength = rules.MaxLength,
        Patterns = rules.Patterns.ToArray(),
        Formats = rules.Formats.ToArray(),
        Contents = rules.Contents.ToArray(),
        ReadsText = !rules.Patterns.IsEmpty || !rules.Formats.IsEmpty || !rules.Contents.IsEmpty,
    };

    private ObjectSteps Objects(ObjectRules rules)
    {
        var names = new List<string>();
        var properties = new Dictionary<string, PlanNode>(StringComparer.Ordinal);
        foreach (PropertyRule property in rules.Properties)
        {
            if (!properties.ContainsKey(property.Name))
            {
                properties.Add(property.Name, property.Node);
                names.Add(property.Name);
            }
        }

        var required = new HashSet<string>(rules.Required, StringComparer.Ordinal);
        names.AddRange(required.Where(name => !properties.ContainsKey(name)));
        var table = new NameTable(names);
        for (int i = 0; i < names.Count; i++)
        {
            Fill(ref table.Entries[i], names[i], properties.TryGetValue(names[i], out PlanNode? node) ? node : null, rules);
            table.Entries[i].Required = required.Contains(names[i]) ? (byte)1 : (byte)0;
        }

        var dependent = new List<DependentStep>();
        dependent.AddRange(rules.DependentSchemas.Select(rule => new DependentStep(new TextKey(rule.Name), null, _nodes[rule.Node.Id])));
        dependent.AddRange(rules.PropertyDependencies.Select(rule => new DependentStep(new TextKey(rule.Name), Wtf8.GetBytes(rule.Value), _nodes[rule.Node.Id])));
        bool readsOthers = !rules.PatternProperties.IsEmpty || rules.AdditionalProperties is not null;
        return new ObjectSteps
        {
            MinProperties = Math.Max(rules.MinProperties, required.Count),
            MaxProperties = rules.MaxProperties,
            Names = table,
            Required = required.Count,
            Patterns = rules.PatternProperties.Select(rule => new PatternStep(rule.Pattern, Test(rule.Node))).ToArray(),
            Additional = Test(rules.AdditionalProperties),
            EvaluatesAdditional = rules.AdditionalProperties is not null,
            PropertyNames = Test(rules.PropertyNames),
            DependentRequired = rules.DependentRequired.Select(rule => new DependentRequiredStep(new TextKey(rule.Name), rule.Required.Select(name => new TextKey(name)).ToArray())).ToArray(),
            Dependent = dependent.ToArray(),
            Unevaluated = Test(rules.UnevaluatedProperties),
            HasUnevaluated = rules.UnevaluatedProperties is not null,
            ReadsOthers = readsOthers,
            IsProbe = !readsOthers && names.Count <= MaxProbes,
        };
    }

    /// <summary>What is asked of the value of a name, by everything that speaks of the name.</summary>
    private void Fill(ref NameEntry entry, string name, PlanNode? property, ObjectRules rules)
    {
        var nodes = new List<VerdictNode?>();
        if (property is not null)
        {
            nodes.Add(Test(property));
        }

        byte[] text = Wtf8.GetBytes(name);
        foreach (PatternPropertyRule rule in rules.PatternProperties)
        {
            if (rule.Pattern.IsMatch(text))
            {
                nodes.Add(Test(rule.Node));
            }
        }

        entry.IsEvaluated = nodes.Count > 0 || rules.AdditionalProperties is not null;
        if (nodes.Count == 0)
        {
            nodes.Add(Test(rules.AdditionalProperties));
        }

        VerdictNode[] asked = nodes.OfType<VerdictNode>().ToArray();
        entry.Node = asked.Length > 1 ? Conjunction(asked) : asked.FirstOrDefault();
        entry.Kinds = entry.Node?.Kinds ?? -1;
        entry.Passes = entry.Node?.Passes ?? -1;
    }

    private VerdictNode Conjunction(VerdictNode[] nodes) => new()
    {
        Id = _nodes.Length + _conjunctions++,
        Kinds = nodes.Aggregate(-1, (kinds, node) => kinds & node.Kinds),
        Passes = nodes.Aggregate(-1, (passes, node) => passes & node.Passes),
        InPlace = [new InPlaceStep { Kind = InPlaceKind.AllOf, Nodes = nodes }],
    };

    private ArraySteps Arrays(ArrayRules rules) => new()
    {
        MinItems = rules.MinItems,
        MaxItems = rules.MaxItems,
        Prefix = rules.Prefix.Select(Test).ToArray(),
        Items = Test(rules.Items),
        EvaluatesItems = rules.Items is not null,
        Contains = rules.Contains.Select(rule => new ContainsStep(_nodes[rule.Node.Id], rule.Min, rule.Max, rule.Evaluates)).ToArray(),
        UniqueItems = rules.UniqueItems,
        Unevaluated = Test(rules.UnevaluatedItems),
        HasUnevaluated = rules.UnevaluatedItems is not null,
    };

    private InPlaceStep[] InPlace(PlanNode node)
    {
        var steps = new List<InPlaceStep>();
        var conditions = new Dictionary<string, List<ConditionalRule>>(StringComparer.Ordinal);
        foreach (InPlaceRule rule in node.InPlace)
        {
            if (rule is ConditionalRule conditional && !node.TracksProperties && !node.TracksItems && MemberCondition.Of(conditional.If) is { } condition)
            {
                if (!conditions.TryGetValue(condition.Member, out List<ConditionalRule>? onMember))
                {
                    onMember = [];
                    conditions.Add(condition.Member, onMember);
                }

                onMember.Add(conditional);
            }
            else
            {
                steps.Add(InPlace(rule));
            }
        }

        foreach (KeyValuePair<string, List<ConditionalRule>> member in conditions)
        {
            if (ConditionTable.Of(member.Key, member.Value.ToImmutableArray(), plan => _nodes[plan.Id]) is { } table)
            {
                steps.Add(new InPlaceStep { Kind = InPlaceKind.Conditions, Nodes = [], Conditions = table });
            }
            else
            {
                steps.AddRange(member.Value.Select(InPlace));
            }
        }

        return steps.ToArray();
    }

    private InPlaceStep InPlace(InPlaceRule rule) => rule switch
    {
        AllOfRule all => new InPlaceStep { Kind = InPlaceKind.AllOf, Nodes = Each(all.Nodes) },
        AnyOfRule any => new InPlaceStep { Kind = InPlaceKind.AnyOf, Nodes = [], Branches = Branch(any.Nodes) },
        OneOfRule one => new InPlaceStep { Kind = InPlaceKind.OneOf, Nodes = [], Branches = Branch(one.Nodes) },
        NotRule not => new InPlaceStep { Kind = InPlaceKind.Not, Nodes = [_nodes[not.Node.Id]] },
        ConditionalRule conditional => new InPlaceStep { Kind = InPlaceKind.If, Nodes = [_nodes[conditional.If.Id], Test(conditional.Then), Test(conditional.Else)] },
        _ => throw new ArgumentException($"a rule of an unknown kind: {rule.GetType().Name}", nameof(rule)),
    };

    private VerdictNode?[] Each(ImmutableArray<PlanNode> nodes) => nodes.Select(node => (VerdictNode?)_nodes[node.Id]).ToArray();

    private BranchTable Branch(ImmutableArray<PlanNode> nodes) => new(nodes, node => _nodes[node.Id]);

    /// <summary>The node, or null where there is nothing to test.</summary>
    private VerdictNode? Test(PlanNode? node) => node is null || node.AcceptsAll ? null : _nodes[node.Id];
}
