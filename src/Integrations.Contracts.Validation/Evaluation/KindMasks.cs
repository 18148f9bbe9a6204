using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Works out of each node which kinds of value it lets in, and which of these pass without a test: <see cref="VerdictNode.Kinds"/>, <see cref="VerdictNode.Passes"/>.
/// Unions and conditions are seen through, kind by kind: of "a string, or an object like this" strings pass at once, and numbers are refused at once.
/// </summary>
internal static class KindMasks
{
    /// <summary>How often the nodes are gone over: each pass carries what is known one union further up. What is not known by then is tested.</summary>
    private const int MaxPasses = 4;

    private const int Numbers = (1 << (int)JsonKind.Number) | TapeEntry.IntegerBit;

    private const int Containers = (1 << (int)JsonKind.Array) | (1 << (int)JsonKind.Object);

    public static void Fill(ImmutableArray<PlanNode> plan, VerdictNode[] nodes)
    {
        foreach (PlanNode node in plan)
        {
            FillOwn(nodes[node.Id], node);
        }

        bool changed = true;
        for (int pass = 0; pass < MaxPasses && changed; pass++)
        {
            changed = false;
            for (int i = plan.Length - 1; i >= 0; i--)
            {
                changed |= SeeThrough(nodes[plan[i].Id], plan[i], nodes);
            }
        }
    }

    /// <summary>By the node's types and the rules that it has of its own.</summary>
    private static void FillOwn(VerdictNode target, PlanNode node)
    {
        if (node.RejectsAll)
        {
            return;
        }

        bool asksOfAll = node.IsReadOnly || node.IsWriteOnly || !node.Values.IsEmpty || !node.InPlace.IsEmpty;
        Add(JsonTypes.Null, 1 << (int)JsonKind.Null, false);
        Add(JsonTypes.Boolean, (1 << (int)JsonKind.False) | (1 << (int)JsonKind.True), false);
        Add(JsonTypes.Object, 1 << (int)JsonKind.Object, node.Objects is not null);
        Add(JsonTypes.Array, 1 << (int)JsonKind.Array, node.Arrays is not null);
        Add(JsonTypes.String, 1 << (int)JsonKind.String, node.Strings is not null);
        Add(JsonTypes.Number, Numbers, node.Numbers is not null);
        if ((node.Types & JsonTypes.Number) == 0)
        {
            Add(JsonTypes.Integer, 1 << (int)JsonKind.Number, true);
            Add(JsonTypes.Integer | JsonTypes.LexicalInteger, TapeEntry.IntegerBit, node.Numbers is not null);
            target.AsksForIntegers = true;
        }

        void Add(JsonTypes types, int kinds, bool asksMore)
        {
            if ((node.Types & types) != 0)
            {
                target.Kinds |= kinds;
                target.Passes |= asksMore || asksOfAll ? 0 : kinds;
            }
        }
    }

    private static bool SeeThrough(VerdictNode target, PlanNode node, VerdictNode[] nodes)
    {
        if (node.RejectsAll || node.InPlace.IsEmpty)
        {
            return false;
        }

        int letIn = target.Kinds;
        int passes = target.Kinds & ~AskedOf(target, node);
        foreach (InPlaceRule rule in node.InPlace)
        {
            (int kinds, int passing) = Of(rule, nodes);
            letIn &= kinds;
            passes &= passing;
        }

        // Where somebody asks what was evaluated, a look inside is more than a verdict.
        passes &= node.TracksProperties || node.TracksItems ? ~Containers : -1;
        passes &= letIn;
        bool changed = letIn != target.Kinds || passes != target.Passes;
        target.Kinds = letIn;
        target.Passes = passes;
        return changed;
    }

    /// <summary>The kinds of which the node itself asks more than <see cref="PlanNode.InPlace"/> does.</summary>
    private static int AskedOf(VerdictNode target, PlanNode node)
    {
        if (node.IsReadOnly || node.IsWriteOnly || !node.Values.IsEmpty)
        {
            return -1;
        }

        return (node.Objects is null ? 0 : 1 << (int)JsonKind.Object) | (node.Arrays is null ? 0 : 1 << (int)JsonKind.Array) | (node.Strings is null ? 0 : 1 << (int)JsonKind.String)
            | (node.Numbers is null ? 0 : Numbers) | (target.AsksForIntegers ? 1 << (int)JsonKind.Number : 0);
    }

    /// <summary>The kinds that a rule may let in, and those that it lets in whatever the value.</summary>
    private static (int Kinds, int Passes) Of(InPlaceRule rule, VerdictNode[] nodes)
    {
        switch (rule)
        {
            case AllOfRule all:
                (int Kinds, int Passes) every = (-1, -1);
                foreach (PlanNode child in all.Nodes)
                {
                    every = (every.Kinds & nodes[child.Id].Kinds, every.Passes & nodes[child.Id].Passes);
                }

                return every;
            case AnyOfRule any:
                (int Kinds, int Passes) some = (0, 0);
                foreach (PlanNode child in any.Nodes)
                {
                    some = (some.Kinds | nodes[child.Id].Kinds, some.Passes | nodes[child.Id].Passes);
                }

                return some;
            case OneOfRule one:
                int once = 0;
                int twice = 0;
                int passOnce = 0;
                int passTwice = 0;
                foreach (PlanNode child in one.Nodes)
                {
                    twice |= once & nodes[child.Id].Kinds;
                    once |= nodes[child.Id].Kinds;
                    passTwice |= passOnce & nodes[child.Id].Passes;
                    passOnce |= nodes[child.Id].Passes;
                }

                return (once & ~passTwice, passOnce & ~twice);
            case NotRule not:
                return (~nodes[not.Node.Id].Passes, ~nodes[not.Node.Id].Kinds);
            case ConditionalRule conditional:
                VerdictNode condition = nodes[conditional.If.Id];
                (int Kinds, int Passes) then = conditional.Then is null ? (-1, -1) : (nodes[conditional.Then.Id].Kinds, nodes[conditional.Then.Id].Passes);
                (int Kinds, int Passes) otherwise = conditional.Else is null ? (-1, -1) : (nodes[conditional.Else.Id].Kinds, nodes[conditional.Else.Id].Passes);
                return ((condition.Kinds & then.Kinds) | (~condition.Passes & otherwise.Kinds), (then.Passes | ~condition.Kinds) & (otherwise.Passes | condition.Passes));
            default:
                return (-1, 0);
        }
    }
}
