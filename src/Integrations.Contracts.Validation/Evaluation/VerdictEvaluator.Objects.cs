using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

internal ref partial struct VerdictEvaluator
{
    private bool EvaluateObject(ObjectSteps steps, int index, scoped Span<ulong> evaluated)
    {
        int count = _view.Count(index);
        if (count < steps.MinProperties || count > steps.MaxProperties)
        {
            return false;
        }

        if (steps.PropertyNames is { } names && !EvaluateNames(names, index))
        {
            return false;
        }

        // What a probe looks for may be the little that a condition asks of a large object.
        bool holds = !evaluated.IsEmpty ? EvaluateTrackedMembers(steps, index, evaluated)
            : steps.IsProbe ? EvaluateProbe(steps.Names.Entries, index) : EvaluateMembers(steps, index);
        return holds && ((steps.DependentRequired.Length == 0 && steps.Dependent.Length == 0) || EvaluateDependent(steps, index, evaluated));
    }

    private bool EvaluateProbe(NameEntry[] names, int index)
    {
        for (int i = 0; i < names.Length; i++)
        {
            ref readonly NameEntry name = ref names[i];
            int member = _view.FindMember(index, name.Text);
            if (member < 0 ? name.Required != 0 : !EvaluateNamed(name, member))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateMembers(ObjectSteps steps, int index)
    {
        NameTable names = steps.Names;
        NameEntry[] named = names.Entries;
        ReadOnlySpan<TapeEntry> entries = _view.Entries;
        int missing = steps.Required;
        int end = index + entries[index].ValueWidth;
        int name = index + 1;
        while (name < end)
        {
            int found = names.Find(_view, entries[name]);
            if ((uint)found < (uint)named.Length)
            {
                ref readonly NameEntry entry = ref named[found];
                missing -= entry.Required;
                if (!EvaluateNamed(entry, name + 1))
                {
                    return false;
                }
            }
            else if (steps.ReadsOthers && !EvaluateOther(steps, name, out _))
            {
                return false;
            }

            name += 1 + entries[name + 1].ValueWidth;
        }

        return missing == 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateTrackedMembers(ObjectSteps steps, int index, scoped Span<ulong> evaluated)
    {
        int missing = steps.Required;
        int end = _view.Next(index);
        int place = 0;
        for (int name = index + 1; name < end; name = _view.Next(name + 1), place++)
        {
            bool isEvaluated;
            int found = steps.Names.Find(_view, _view.Entries[name]);
            if (found >= 0)
            {
                ref readonly NameEntry named = ref steps.Names.Entries[found];
                missing -= named.Required;
                isEvaluated = named.IsEvaluated;
                if (!EvaluateNamed(named, name + 1))
                {
                    return false;
                }
            }
            else if (!EvaluateOther(steps, name, out isEvaluated))
            {
                return false;
            }

            if (isEvaluated)
            {
                evaluated[place >> 6] |= 1UL << (place & 63);
            }
        }

        return missing == 0;
    }

    /// <summary>Whether the value of a member is as is asked of its name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool EvaluateNamed(in NameEntry named, int value)
    {
        int bit = _view.Entries[value].KindBit;
        return (named.Passes & bit) != 0 || ((named.Kinds & bit) != 0 && EvaluateTests(named.Node!, value, default));
    }

    /// <summary>A member whose name is not in the table: patterns, else what is asked of additional members.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateOther(ObjectSteps steps, int name, out bool isEvaluated)
    {
        isEvaluated = false;
        if (steps.Patterns.Length > 0 && !EvaluatePatterns(steps.Patterns, name, ref isEvaluated))
        {
            return false;
        }

        if (isEvaluated)
        {
            return true;
        }

        isEvaluated = steps.EvaluatesAdditional;
        return steps.Additional is not { } additional || Test(additional, name + 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateNames(VerdictNode node, int index)
    {
        int end = _view.Next(index);
        for (int name = index + 1; name < end; name = _view.Next(name + 1))
        {
            if (!Evaluate(node, name, default))
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluatePatterns(PatternStep[] patterns, int name, ref bool isEvaluated)
    {
        ReadOnlySpan<byte> text = _view.RawString(name);
        if (_view.HasEscapes(name))
        {
            byte[] unescaped = new byte[text.Length];
            text = unescaped.AsSpan(0, JsonString.Unescape(text, unescaped));
        }

        foreach (PatternStep step in patterns)
        {
            if (step.Pattern.IsMatch(text))
            {
                isEvaluated = true;
                if (step.Node is { } node && !Test(node, name + 1))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool EvaluateDependent(ObjectSteps steps, int index, scoped Span<ulong> evaluated)
    {
        foreach (DependentRequiredStep step in steps.DependentRequired)
        {
            if (_view.FindMember(index, step.Name) < 0)
            {
                continue;
            }

            foreach (TextKey required in step.Required)
            {
                if (_view.FindMember(index, required) < 0)
                {
                    return false;
                }
            }
        }

        foreach (DependentStep step in steps.Dependent)
        {
            int member = _view.FindMember(index, step.Name);
            if (member >= 0 && (step.Value is null || (_view.Kind(member) == JsonKind.String && _view.StringEquals(member, step.Value))) && !Evaluate(step.Node, index, evaluated))
            {
                return false;
            }
        }

        return true;
    }
}
