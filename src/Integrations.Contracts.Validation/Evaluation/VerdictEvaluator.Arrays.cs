using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

internal ref partial struct VerdictEvaluator
{
    private bool EvaluateArray(ArraySteps steps, int index, scoped Span<ulong> evaluated)
    {
        int count = _view.Count(index);
        if (count < steps.MinItems || count > steps.MaxItems)
        {
            return false;
        }

        ReadOnlySpan<TapeEntry> entries = _view.Entries;
        VerdictNode?[] prefix = steps.Prefix;
        int end = index + entries[index].ValueWidth;
        int item = index + 1;
        for (int place = 0; place < prefix.Length && item < end; place++)
        {
            if (prefix[place] is { } node && !Test(node, item))
            {
                return false;
            }

            item += entries[item].ValueWidth;
        }

        if (steps.Items is { } items)
        {
            while (item < end)
            {
                if (!Test(items, item))
                {
                    return false;
                }

                item += entries[item].ValueWidth;
            }
        }

        if (!evaluated.IsEmpty)
        {
            int marked = steps.EvaluatesItems ? count : Math.Min(prefix.Length, count);
            for (int place = 0; place < marked; place++)
            {
                evaluated[place >> 6] |= 1UL << (place & 63);
            }
        }

        if (steps.Contains.Length > 0 && !EvaluateContains(steps.Contains, index, evaluated))
        {
            return false;
        }

        return !steps.UniqueItems || !JsonEquality.HasDuplicates(_view, index);
    }

    private bool EvaluateContains(ContainsStep[] steps, int index, scoped Span<ulong> evaluated)
    {
        int end = index + _view.Entries[index].ValueWidth;
        foreach (ContainsStep step in steps)
        {
            bool marks = step.Evaluates && !evaluated.IsEmpty;
            long matching = 0;
            int place = 0;
            for (int item = index + 1; item < end; item += _view.Entries[item].ValueWidth, place++)
            {
                if (Test(step.Node, item))
                {
                    matching++;
                    if (marks)
                    {
                        evaluated[place >> 6] |= 1UL << (place & 63);
                    }
                    else if (matching > step.Max)
                    {
                        return false;
                    }
                    else if (matching >= step.Min && step.Max == long.MaxValue)
                    {
                        break;
                    }
                }
            }

            if (matching < step.Min || matching > step.Max)
            {
                return false;
            }
        }

        return true;
    }
}
