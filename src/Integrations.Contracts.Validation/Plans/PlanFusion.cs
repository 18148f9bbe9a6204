namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// Merges conjunctions: a plan in which a value is looked at once where its schemas apply together.
/// <para>A fused node stands for a set of plain nodes that all must hold. The set is closed under <c>$ref</c> and <c>allOf</c>, nodes that test nothing are left out of it, and equal sets are one node: so a schema that is only a reference is its
/// target, and <c>allOf</c> of two objects is one object whose properties are again sets. There are finitely many sets; beyond a bound they are no longer merged but tested one after the other.</para>
/// <para>A condition is merged too, where nothing is asked for but a verdict: instead of the object's own rules and then those of <c>then</c> or <c>else</c>, the condition comes first, and each of its outcomes is one set, the object's rules
/// and the outcome's. A chain of conditions becomes a tree whose leaves look at the object once. Only a set with a single condition is treated so: several would give a set for each combination.
/// Where types are asked for too, a node stays what its type is made of, and has the tree of a chain beside it (<see cref="PlanNode.Decided"/>).</para>
/// <para>What does not merge stays an <c>allOf</c>: a schema with its own <c>unevaluated*</c> (it sees only what lies within it), and <c>additionalProperties</c> against somebody else's <c>patternProperties</c> (which names are left over differs).</para>
/// </summary>
internal sealed class PlanFusion
{
    private readonly Dictionary<string, PlanNode> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<PlanNode, PlanNode> _lone = [];
    private readonly List<PlanNode> _nodes = [];
    private readonly Queue<(PlanNode Node, Conjunction Conjunction)> _unfilled = new();
    private readonly List<ConditionalRule> _conditionals = [];
    private readonly int _mergeBound;
    private readonly bool _decides;
    private readonly ContractLimits _limits;

    private PlanFusion(int plainNodes, bool decides, ContractLimits limits)
    {
        _mergeBound = (4 * plainNodes) + 1000;
        _decides = decides;
        _limits = limits;
    }

    /// <summary>The fused plan of a plain one.</summary>
    /// <param name="plain">The plain plan.</param>
    /// <param name="keepsTypes">Whether nodes that may become types of C# stay apart from their equals.</param>
    /// <param name="limits">How many nodes there may be.</param>
    public static ValidationPlan Fuse(ValidationPlan plain, bool keepsTypes, ContractLimits limits)
    {
        UnevaluatedSimplification.Simplify(plain.Nodes);
        var fusion = new PlanFusion(plain.Nodes.Length, !keepsTypes, limits);
        var roots = ImmutableArray.CreateBuilder<PlanNode>(plain.Roots.Length);
        foreach (PlanNode root in plain.Roots)
        {
            roots.Add(fusion.Reach([root]));
        }

        while (fusion._unfilled.Count > 0)
        {
            (PlanNode node, Conjunction conjunction) = fusion._unfilled.Dequeue();
            fusion.Fill(node, conjunction);
        }

        PlanSimplification.Simplify(fusion._nodes);
        if (keepsTypes)
        {
            TypeAlternatives.Split(roots, fusion._nodes);
        }

        ValidationPlan plan = PlanSimplification.Trim(roots.MoveToImmutable());
        return PlanSharing.Share(plan, keepsTypes) ? PlanSimplification.Trim(plan.Roots) : plan;
    }

    /// <summary>The node in which all of some plain nodes hold.</summary>
    public PlanNode Reach(List<PlanNode> asked)
    {
        // Most sets have one member, and many references lead to the same one.
        if (asked.Count != 1)
        {
            return ReachConjunction(asked);
        }

        if (!_lone.TryGetValue(asked[0], out PlanNode? node))
        {
            node = ReachConjunction(asked);
            _lone.Add(asked[0], node);
        }

        return node;
    }

    /// <param name="asked">The plain nodes.</param>
    /// <param name="decided">Conditions of theirs that are decided already, and what that means is among the nodes: see <see cref="Decide"/>.</param>
    /// <param name="decides">Whether a condition among them comes before the rest.</param>
    private PlanNode ReachConjunction(List<PlanNode> asked, ImmutableArray<int>? decided = null, bool decides = false)
    {
        Conjunction conjunction = Close(asked);
        while (conjunction.Merged.Count == 0 && conjunction.Apart.Count == 1)
        {
            conjunction = Close(conjunction.Apart);
        }

        conjunction = conjunction with { Decided = decided ?? ImmutableArray<int>.Empty, Decides = decides };

        string key = conjunction.Key();
        if (!_known.TryGetValue(key, out PlanNode? node))
        {
            if (_nodes.Count >= _limits.MaxPlanNodes)
            {
                throw new ContractLimitException(nameof(ContractLimits.MaxPlanNodes), $"the plan of the schema has more than {_limits.MaxPlanNodes} nodes (ContractLimits.MaxPlanNodes)");
            }

            var sources = ImmutableArray.CreateBuilder<Schemas.SchemaNode>();
            var seen = new HashSet<Schemas.SchemaNode>();
            foreach (PlanNode member in conjunction.Merged)
            {
                if (seen.Add(member.Schema))
                {
                    sources.Add(member.Schema);
                }
            }

            if (sources.Count == 0)
            {
                sources.Add(asked[0].Schema);
            }

            node = new PlanNode { Id = _nodes.Count, Schema = sources[0], Sources = sources.ToImmutable() };
            _nodes.Add(node);
            _known.Add(key, node);
            _unfilled.Enqueue((node, conjunction));
        }

        return node;
    }

    /// <summary>The set with all that its references and conjunctions reach, without those that test nothing of their own.</summary>
    private Conjunction Close(List<PlanNode> asked)
    {
        if (asked.Count == 1 && !HasConjunction(asked[0]))
        {
            return new Conjunction([asked[0]], []);
        }

        var conjunction = new Conjunction([], []);
        var seen = new HashSet<PlanNode>();
        var pending = new Queue<PlanNode>();
        foreach (PlanNode node in asked)
        {
            if (seen.Add(node))
            {
                pending.Enqueue(node);
            }
        }

        // The unevaluated* of a lone schema sees all that is merged into it; that of one among several sees only its own part.
        PlanNode? lone = asked.Count == 1 ? asked[0] : null;
        bool merge = lone is not null || _nodes.Count < _mergeBound;
        var shape = new ObjectMerge();
        while (pending.Count > 0)
        {
            PlanNode node = pending.Dequeue();
            if (node != lone && (!merge || HasUnevaluated(node) || !shape.Takes(node)))
            {
                conjunction.Apart.Add(node);
                continue;
            }

            shape.Add(node);
            if (TestsItself(node))
            {
                conjunction.Merged.Add(node);
            }

            foreach (InPlaceRule rule in node.InPlace)
            {
                if (rule is AllOfRule all)
                {
                    foreach (PlanNode target in all.Nodes)
                    {
                        if (seen.Add(target))
                        {
                            pending.Enqueue(target);
                        }
                    }
                }
            }
        }

        if (conjunction.Merged.Count == 0 && conjunction.Apart.Count == 0)
        {
            conjunction.Merged.Add(asked[0]);
        }

        return conjunction;
    }

    private static bool HasConjunction(PlanNode node)
    {
        foreach (InPlaceRule rule in node.InPlace)
        {
            if (rule is AllOfRule)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasUnevaluated(PlanNode node) => node.Objects?.UnevaluatedProperties is not null || node.Arrays?.UnevaluatedItems is not null;

    /// <summary>Whether a node tests anything but the conjunctions that are absorbed with it.</summary>
    private static bool TestsItself(PlanNode node)
    {
        if (node.RejectsAll || (node.Types & JsonTypes.All) != JsonTypes.All || !node.Values.IsEmpty || node.Numbers is not null || node.Strings is not null
            || node.Objects is not null || node.Arrays is not null || node.IsReadOnly || node.IsWriteOnly)
        {
            return true;
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            if (rule is not AllOfRule)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The one condition of a set that may be decided before the rest is looked at; null where there is none, or it is not worth it.</summary>
    private ConditionalRule? FindCondition(Conjunction conjunction)
    {
        if (_nodes.Count >= _mergeBound)
        {
            return null;
        }

        ConditionalRule? found = null;
        bool looksInside = false;
        foreach (PlanNode member in conjunction.Merged)
        {
            if (member.TracksProperties || member.TracksItems)
            {
                return null;
            }

            looksInside |= member.Objects is not null;
            foreach (InPlaceRule rule in member.InPlace)
            {
                if (rule is ConditionalRule conditional && !conjunction.Decided.Contains(IndexOf(conditional)))
                {
                    if (found is not null)
                    {
                        return null;
                    }

                    found = conditional;
                }
            }
        }

        return looksInside ? found : null;
    }

    // Whether an outcome has a condition again.
    private static bool IsChain(ConditionalRule conditional) => HasCondition(conditional.Then) || HasCondition(conditional.Else);

    private static bool HasCondition(PlanNode? node)
    {
        foreach (InPlaceRule rule in node?.InPlace ?? ImmutableArray<InPlaceRule>.Empty)
        {
            if (rule is ConditionalRule)
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(ConditionalRule conditional)
    {
        int index = _conditionals.IndexOf(conditional);
        if (index < 0)
        {
            index = _conditionals.Count;
            _conditionals.Add(conditional);
        }

        return index;
    }

    /// <summary>Makes a node its condition alone; each outcome is all of the node's set, together with <c>then</c> or <c>else</c>.</summary>
    private void Decide(PlanNode node, Conjunction conjunction, ConditionalRule conditional)
    {
        ImmutableArray<int> decided = conjunction.Decided.Add(IndexOf(conditional)).Sort();
        node.InPlace = ImmutableArray.Create<InPlaceRule>(new ConditionalRule(Reach([conditional.If]), Outcome(conditional.Then), Outcome(conditional.Else)));
        foreach (PlanNode member in conjunction.Merged)
        {
            node.Types = PlanTypes.Intersect(node.Types, member.Types);
        }

        PlanNode Outcome(PlanNode? outcome)
        {
            List<PlanNode> nodes = [.. conjunction.Merged, .. conjunction.Apart];
            if (outcome is not null && !nodes.Contains(outcome))
            {
                nodes.Add(outcome);
            }

            return ReachConjunction(nodes, decided, conjunction.Decides);
        }
    }

    private void Fill(PlanNode node, Conjunction conjunction)
    {
        if (FindCondition(conjunction) is { } condition)
        {
            if (_decides || conjunction.Decides)
            {
                Decide(node, conjunction, condition);
                return;
            }

            if (IsChain(condition))
            {
                node.Decided = ReachConjunction([.. conjunction.Merged, .. conjunction.Apart], decides: true);
            }
        }

        ObjectMerge? objects = null;
        ArrayMerge? arrays = null;
        StringRules? strings = null;
        var numbers = ImmutableArray.CreateBuilder<NumberRule>();
        var values = ImmutableArray.CreateBuilder<ValuesRule>();
        var inPlace = ImmutableArray.CreateBuilder<InPlaceRule>();
        foreach (PlanNode member in conjunction.Merged)
        {
            node.RejectsAll |= member.RejectsAll;
            node.Types = PlanTypes.Intersect(node.Types, member.Types);
            node.IsReadOnly |= member.IsReadOnly;
            node.IsWriteOnly |= member.IsWriteOnly;
            values.AddRange(member.Values);
            if (member.Numbers is { } memberNumbers)
            {
                numbers.AddRange(memberNumbers.Rules);
            }

            if (member.Strings is { } memberStrings)
            {
                (strings ??= new StringRules()).Add(memberStrings);
            }

            if (member.Objects is not null)
            {
                (objects ??= new ObjectMerge()).Add(member);
            }

            if (member.Arrays is not null)
            {
                (arrays ??= new ArrayMerge()).Add(member);
            }
        }

        if (conjunction.Apart.Count > 0)
        {
            var apart = ImmutableArray.CreateBuilder<PlanNode>(conjunction.Apart.Count);
            foreach (PlanNode member in conjunction.Apart)
            {
                apart.Add(Reach([member]));
            }

            inPlace.Add(new AllOfRule("allOf", apart.MoveToImmutable()) { IsIndexed = true });
        }

        foreach (PlanNode member in conjunction.Merged)
        {
            AddInPlace(inPlace, member, conjunction.Decided);
        }

        node.Values = PlanValues.Intersect(values.ToImmutable());
        node.Numbers = numbers.Count == 0 ? null : new NumberRules { Rules = PlanNumbers.Tighten(numbers.ToImmutable()) };
        node.Strings = strings;
        node.Objects = objects?.ToRules(this);
        node.Arrays = arrays?.ToRules(this);
        node.InPlace = inPlace.ToImmutable();
    }

    private void AddInPlace(ImmutableArray<InPlaceRule>.Builder inPlace, PlanNode member, ImmutableArray<int> decided)
    {
        foreach (InPlaceRule rule in member.InPlace)
        {
            switch (rule)
            {
                case AnyOfRule any:
                    inPlace.Add(new AnyOfRule(any.Keyword, Each(any.Nodes)));
                    break;
                case OneOfRule one:
                    inPlace.Add(new OneOfRule(one.Keyword, Each(one.Nodes)));
                    break;
                case NotRule not:
                    inPlace.Add(new NotRule(not.Keyword, Reach([not.Node])) { Index = not.Index });
                    break;
                case ConditionalRule conditional when decided.IsEmpty || !decided.Contains(IndexOf(conditional)):
                    inPlace.Add(new ConditionalRule(Reach([conditional.If]), conditional.Then is null ? null : Reach([conditional.Then]), conditional.Else is null ? null : Reach([conditional.Else])));
                    break;
            }
        }
    }

    private ImmutableArray<PlanNode> Each(ImmutableArray<PlanNode> nodes)
    {
        var fused = ImmutableArray.CreateBuilder<PlanNode>(nodes.Length);
        foreach (PlanNode node in nodes)
        {
            fused.Add(Reach([node]));
        }

        return fused.MoveToImmutable();
    }
}
