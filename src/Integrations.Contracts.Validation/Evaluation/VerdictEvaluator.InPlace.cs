using System.Buffers;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Evaluation;

internal ref partial struct VerdictEvaluator
{
    private bool EvaluateInPlace(InPlaceStep[] steps, JsonKind kind, int index, scoped Span<ulong> evaluated)
    {
        foreach (InPlaceStep step in steps)
        {
            bool holds = step.Kind switch
            {
                InPlaceKind.AllOf => EvaluateAllOf(step.Nodes, index, evaluated),
                InPlaceKind.AnyOf => EvaluateAnyOf(step.Branches!.For(_view, index, kind), index, evaluated),
                InPlaceKind.OneOf => EvaluateOneOf(step.Branches!.For(_view, index, kind), index, evaluated),
                InPlaceKind.Conditions => EvaluateAllOf(step.Conditions!.For(_view, index, kind), index, evaluated),
                InPlaceKind.Not => !Evaluate(step.Nodes[0]!, index, default),
                _ => EvaluateConditional(step.Nodes, index, evaluated),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluateAllOf(VerdictNode?[] nodes, int index, scoped Span<ulong> evaluated)
    {
        foreach (VerdictNode? node in nodes)
        {
            if (!Evaluate(node!, index, evaluated))
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluateAnyOf(VerdictNode[] nodes, int index, scoped Span<ulong> evaluated)
    {
        if (!evaluated.IsEmpty)
        {
            return EvaluateTrackedBranches(nodes, index, evaluated) > 0;
        }

        foreach (VerdictNode node in nodes)
        {
            if (Test(node, index))
            {
                return true;
            }
        }

        return false;
    }

    private bool EvaluateOneOf(VerdictNode[] nodes, int index, scoped Span<ulong> evaluated)
    {
        if (!evaluated.IsEmpty)
        {
            return EvaluateTrackedBranches(nodes, index, evaluated) == 1;
        }

        bool found = false;
        foreach (VerdictNode node in nodes)
        {
            if (Test(node, index))
            {
                if (found)
                {
                    return false;
                }

                found = true;
            }
        }

        return found;
    }

    /// <summary>How many branches hold; what they evaluate is added.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EvaluateTrackedBranches(VerdictNode[] nodes, int index, scoped Span<ulong> evaluated)
    {
        int matching = 0;
        foreach (VerdictNode node in nodes)
        {
            if (EvaluateTrackedBranch(node, index, evaluated))
            {
                matching++;
            }
        }

        return matching;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateTrackedBranch(VerdictNode node, int index, scoped Span<ulong> evaluated)
    {
        const int StackWords = 8;
        ulong[]? rented = evaluated.Length > StackWords ? ArrayPool<ulong>.Shared.Rent(evaluated.Length) : null;
        Span<ulong> own = rented is null ? stackalloc ulong[StackWords] : rented;
        own = own.Slice(0, evaluated.Length);
        own.Clear();
        bool holds = Evaluate(node, index, own);
        if (holds)
        {
            for (int i = 0; i < own.Length; i++)
            {
                evaluated[i] |= own[i];
            }
        }

        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        return holds;
    }

    private bool EvaluateConditional(VerdictNode?[] nodes, int index, scoped Span<ulong> evaluated)
    {
        bool condition = evaluated.IsEmpty ? Evaluate(nodes[0]!, index, default) : EvaluateTrackedBranch(nodes[0]!, index, evaluated);
        VerdictNode? branch = condition ? nodes[1] : nodes[2];
        return branch is null || Evaluate(branch, index, evaluated);
    }
}
