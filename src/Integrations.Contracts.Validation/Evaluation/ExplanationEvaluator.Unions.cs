using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

internal sealed partial class ExplanationEvaluator
{
    /// <summary>How many branches are explained to find the closest, in one explanation; beyond it the first that lets the value's type in is taken.</summary>
    private const int MaxExploredBranches = 2000;

    /// <summary>How many failures of a branch are looked at to see how close it is.</summary>
    private const int MaxBranchFindings = 20;

    private int _exploredBranches;

    private bool EvaluateAnyOf(PlanNode node, AnyOfRule rule, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        bool holds = false;
        for (int i = 0; i < rule.Nodes.Length; i++)
        {
            if (Test(rule.Nodes[i], value, at.InPlace(rule.Keyword, i), evaluated))
            {
                holds = true;
                if (evaluated is null && at.Unit is null)
                {
                    return true;
                }
            }
        }

        if (!holds && findings is not null)
        {
            ExplainUnion(node, rule.Keyword, rule.Nodes, value, at, findings);
        }

        return holds;
    }

    private bool EvaluateOneOf(PlanNode node, OneOfRule rule, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        int matching = 0;
        for (int i = 0; i < rule.Nodes.Length; i++)
        {
            if (Test(rule.Nodes[i], value, at.InPlace(rule.Keyword, i), evaluated) && ++matching > 1 && findings is null)
            {
                return false;
            }
        }

        if (matching == 1)
        {
            return true;
        }

        if (findings is not null)
        {
            if (matching == 0)
            {
                ExplainUnion(node, rule.Keyword, rule.Nodes, value, at, findings);
            }
            else
            {
                var places = new List<string>();
                for (int i = 0; i < rule.Nodes.Length; i++)
                {
                    if (Holds(rule.Nodes[i], value, evaluated is null ? null : new EvaluatedSet(evaluated.Count)))
                    {
                        places.Add("#" + at.InPlace(rule.Keyword, i).Path);
                    }
                }

                findings.Add(Fail(node, rule.Keyword, value, at, FailureTexts.SeveralAlternatives(value, places, IsHidden(value))));
            }
        }

        return false;
    }

    /// <summary>Of a union that nothing in matches, the branch that was meant: by a member that tells the branches apart, by the value's type, else the closest.</summary>
    private void ExplainUnion(PlanNode node, string keyword, ImmutableArray<PlanNode> branches, TapeValue value, At at, FindingList findings)
    {
        if (at.Unit is not null)
        {
            findings.Add(Fail(node, keyword, value, at, FailureTexts.NoAlternative(value, branches.Length, null, JsonTypes.None, IsHidden(value))));
            return;
        }

        if (findings.IsFull)
        {
            findings.Omit();
            return;
        }

        if (value.Kind == JsonKind.Object && TryDiscriminator(branches, value, out UnionDiscriminator? discriminator))
        {
            if (discriminator!.Branch >= 0)
            {
                Explain(branches[discriminator.Branch], value, at.InPlace(keyword, discriminator.Branch), findings);
                return;
            }

            At member = at.OfMember(keyword, null, discriminator.Name) with { Path = at.Path };
            findings.Add(Fail(node, keyword, discriminator.Value, member, FailureTexts.Values(discriminator.Value, discriminator.Allowed, IsHidden(discriminator.Value))));
            return;
        }

        var candidates = new List<int>();
        JsonTypes types = JsonTypes.None;
        for (int i = 0; i < branches.Length; i++)
        {
            JsonTypes branchTypes = UnionDiscriminator.Types(branches[i]);
            types = PlanTypes.Union(types, branchTypes);
            if (IsOfType(value, branchTypes) && !branches[i].RejectsAll)
            {
                candidates.Add(i);
            }
        }

        if (candidates.Count == 0)
        {
            findings.Add(types is JsonTypes.None or JsonTypes.All
                ? Fail(node, keyword, value, at, FailureTexts.NoAlternative(value, branches.Length, null, types, IsHidden(value)))
                : Fail(node, keyword, value, at, FailureTexts.Type(value, types, IsHidden(value))));
            return;
        }

        if (candidates.Count == 1)
        {
            Explain(branches[candidates[0]], value, at.InPlace(keyword, candidates[0]), findings);
            return;
        }

        if (UnionDiscriminator.TryValues(branches, candidates, out List<TapeValue>? allowed))
        {
            findings.Add(Fail(node, keyword, value, at, FailureTexts.Values(value, allowed!, IsHidden(value))));
            return;
        }

        ExplainClosest(node, keyword, branches, candidates, value, at, findings);
    }

    private void ExplainClosest(PlanNode node, string keyword, ImmutableArray<PlanNode> branches, List<int> candidates, TapeValue value, At at, FindingList findings)
    {
        int closest = candidates[0];
        FindingList? closestFindings = null;
        foreach (int candidate in candidates)
        {
            if (_exploredBranches >= MaxExploredBranches)
            {
                break;
            }

            _exploredBranches++;
            var found = new FindingList(MaxBranchFindings);
            Explain(branches[candidate], value, at.InPlace(keyword, candidate), found);
            if (closestFindings is null || IsCloser(found, closestFindings, at.Instance.Depth))
            {
                closest = candidate;
                closestFindings = found;
            }
        }

        findings.Add(Fail(node, keyword, value, at, FailureTexts.NoAlternative(value, branches.Length, "#" + at.InPlace(keyword, closest).Path, JsonTypes.None, IsHidden(value))));
        if (closestFindings is not null)
        {
            findings.AddAll(closestFindings);
        }
    }

    /// <summary>Fewer failures at the value itself, then fewer at all, then deeper ones.</summary>
    private static bool IsCloser(FindingList found, FindingList best, int depth)
    {
        (int own, int all, int deepest) = Measure(found, depth);
        (int bestOwn, int bestAll, int bestDeepest) = Measure(best, depth);
        return own != bestOwn ? own < bestOwn : all != bestAll ? all < bestAll : deepest > bestDeepest;
    }

    private static (int Own, int All, int Deepest) Measure(FindingList found, int depth)
    {
        int own = 0;
        int deepest = 0;
        foreach (Finding finding in found.Findings)
        {
            if (finding.Instance.Depth <= depth || finding.Keyword is "additionalProperties" or "unevaluatedProperties")
            {
                own++;
            }

            deepest = Math.Max(deepest, finding.Instance.Depth);
        }

        return (own, found.Findings.Count + found.Omitted, deepest);
    }

    private void Explain(PlanNode branch, TapeValue value, At at, FindingList findings) =>
        Evaluate(branch, value, at, branch.TracksProperties || branch.TracksItems ? new EvaluatedSet(value.Count) : null, findings);

    private static bool TryDiscriminator(ImmutableArray<PlanNode> branches, TapeValue value, out UnionDiscriminator? discriminator) =>
        UnionDiscriminator.TryFind(branches, value, out discriminator);
}
