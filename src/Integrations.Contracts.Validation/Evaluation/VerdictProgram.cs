using System.Linq;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>A plan made ready for <see cref="VerdictEvaluator"/>.</summary>
internal sealed class VerdictProgram
{
    private readonly VerdictNode[] _nodes;

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
            target.IsSimple = true;
            return;
        }

        FillTypes(target, node.Types);
        target.Forbidden = node.IsWriteOnly ? PayloadDirection.Response : node.IsReadOnly ? PayloadDirection.Request : PayloadDirection.None;
        target.IsBothWays = node.IsReadOnly && node.IsWriteOnly;

        // A fused node has one rule at most; of a plain one all must hold, which is their intersection.
        target.Values = node.Values.IsEmpty ? null : new AllowedValues(PlanValues.Intersect(node.Values)[0].Allowed);
        target.Numbers = node.Numbers is null ? null : node.Numbers.Rules.Select(rule => new NumberStep(rule.Test, new ExactNumber(rule.Operand.RawText))).ToArray();
        target.Strings = node.Strings is null ? null : Strings(node.Strings);
        target.Objects = node.Objects is null ? null : Objects(node.Objects);
        target.Arrays = node.Arrays is null ? null : Arrays(node.Arrays);
        target.InPlace = node.InPlace.IsEmpty ? null : node.InPlace.Select(InPlace).ToArray();
        target.IsSimple = target.Forbidden == PayloadDirection.None && target.Values is null && target.Numbers is null && target.Strings is null && target.Objects is null && target.Arrays is null && target.InPlace is null;
    }

    private static void FillTypes(VerdictNode target, JsonTypes types)
    {
        Add(JsonTypes.Null, 1 << (int)JsonKind.Null);
        Add(JsonTypes.Boolean, (1 << (int)JsonKind.False) | (1 << (int)JsonKind.True));
        Add(JsonTypes.Object, 1 << (int)JsonKind.Object);
        Add(JsonTypes.Array, 1 << (int)JsonKind.Array);
        Add(JsonTypes.String, 1 << (int)JsonKind.String);
        if (PlanTypes.HasNumbers(types))
        {
            target.Kinds |= 1 << (int)JsonKind.Number;
            target.NumberClass = (types & JsonTypes.Number) != 0 ? NumberClass.Any : (types & JsonTypes.Integer) != 0 ? NumberClass.Integer : NumberClass.LexicalInteger;
        }

        void Add(JsonTypes type, int kinds)
        {
            if ((types & type) != 0)
            {
                target.Kinds |= kinds;
            }
        }
    }

    private static StringSteps Strings(StringRules rules) => new()
    {
        MinLength = rules.MinLength,
        MaxLength = rules.MaxLength,
        Patterns = rules.Patterns.ToArray(),
        Formats = rules.Formats.ToArray(),
        Contents = rules.Contents.ToArray(),
    };

    private ObjectSteps Objects(ObjectRules rules)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (PropertyRule property in rules.Properties)
        {
            if (known.Add(property.Name))
            {
                names.Add(property.Name);
            }
        }

        int properties = names.Count;
        foreach (string name in rules.Required)
        {
            if (known.Add(name))
            {
                names.Add(name);
            }
        }

        var table = new NameTable(names);
        var required = new HashSet<string>(rules.Required, StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            table.IsProperty[i] = i < properties;
            table.IsRequired[i] = required.Contains(names[i]);
            table.Nodes[i] = i < properties ? Test(rules.Properties[i].Node) : null;
        }

        VerdictNode? additional = Test(rules.AdditionalProperties);
        var dependent = new List<DependentStep>();
        dependent.AddRange(rules.DependentSchemas.Select(rule => new DependentStep(NameKey.Of(rule.Name), null, _nodes[rule.Node.Id])));
        dependent.AddRange(rules.PropertyDependencies.Select(rule => new DependentStep(NameKey.Of(rule.Name), System.Text.Encoding.UTF8.GetBytes(rule.Value), _nodes[rule.Node.Id])));
        return new ObjectSteps
        {
            MinProperties = Math.Max(rules.MinProperties, required.Count),
            MaxProperties = rules.MaxProperties,
            Names = table,
            Required = required.Count,
            Patterns = rules.PatternProperties.Select(rule => new PatternStep(rule.Pattern, Test(rule.Node))).ToArray(),
            Additional = additional,
            EvaluatesAdditional = rules.AdditionalProperties is not null,
            PropertyNames = Test(rules.PropertyNames),
            DependentRequired = rules.DependentRequired.Select(rule => new DependentRequiredStep(NameKey.Of(rule.Name), rule.Required.Select(NameKey.Of).ToArray())).ToArray(),
            Dependent = dependent.ToArray(),
            Unevaluated = Test(rules.UnevaluatedProperties),
            HasUnevaluated = rules.UnevaluatedProperties is not null,
            ReadsMembers = table.Count > 0 || !rules.PatternProperties.IsEmpty || rules.AdditionalProperties is not null || rules.PropertyNames is not null,
        };
    }

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

    private BranchTable Branch(ImmutableArray<PlanNode> nodes) => new(nodes, nodes.Select(node => _nodes[node.Id]).ToArray());

    /// <summary>The node, or null where there is nothing to test.</summary>
    private VerdictNode? Test(PlanNode? node) => node is null || node.AcceptsAll ? null : _nodes[node.Id];
}
