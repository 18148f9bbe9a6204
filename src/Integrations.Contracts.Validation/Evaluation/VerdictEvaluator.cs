using System.Buffers;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Runs a <see cref="VerdictProgram"/> over a tape and says yes or no. Nothing is allocated and nothing virtual is called on the way.
/// <para>Where an <c>unevaluated*</c> looks on, a bit set over the members or items of the value is handed along; it is empty everywhere else.</para>
/// <para>Nested unions can hold one value against one node again and again, doubling with each level. Remembering every verdict would cost more than most payloads do, so steps are counted,
/// and only a run that takes more of them than straight evaluation could is remembered from then on.</para>
/// </summary>
internal ref struct VerdictEvaluator
{
    /// <summary>Beyond that many steps for each value of the payload, verdicts are remembered.</summary>
    private const int FreeStepsPerValue = 16;

    /// <summary>Steps that are free however small the payload.</summary>
    private const int FreeSteps = 1024;

    /// <summary>What lies within an unevaluated* cannot be remembered; beyond that many steps it is refused.</summary>
    private const int MaxTrackedSteps = 50_000_000;

    private readonly TapeView _view;
    private readonly PayloadDirection _direction;
    private readonly bool _branches;
    private Dictionary<ulong, bool>? _verdicts;
    private int _depth;
    private int _steps;
    private int _trackedSteps;

    private VerdictEvaluator(TapeView view, PayloadDirection direction, bool branches)
    {
        _view = view;
        _direction = direction;
        _branches = branches;
        _verdicts = null;
        _depth = 0;
        _steps = FreeSteps + (FreeStepsPerValue * Math.Min(view.Entries.Length, int.MaxValue / (2 * FreeStepsPerValue)));
        _trackedSteps = MaxTrackedSteps;
    }

    /// <summary>Whether the root of a tape is as a node says.</summary>
    /// <exception cref="ContractLimitException">A pattern took too long, or schemas nest too deep in place.</exception>
    public static bool IsValid(VerdictProgram program, VerdictNode node, TapeView view, int index, PayloadDirection direction)
    {
        var evaluator = new VerdictEvaluator(view, direction, program.Branches);
        return evaluator.Evaluate(node, index, default);
    }

    /// <summary>Whether a value holds, where nothing is tracked: most schemas are a type alone, which needs no call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Test(VerdictNode node, int index)
    {
        JsonKind kind = _view.Entries[index].Kind;
        if ((node.Kinds & (1 << (int)kind)) == 0)
        {
            return false;
        }

        return (node.IsSimple && (kind != JsonKind.Number || node.NumberClass == NumberClass.Any)) || Evaluate(node, index, default);
    }

    private bool Evaluate(VerdictNode node, int index, scoped Span<ulong> evaluated)
    {
        ref readonly TapeEntry entry = ref _view.Entries[index];
        JsonKind kind = entry.Kind;
        if ((node.Kinds & (1 << (int)kind)) == 0)
        {
            return false;
        }

        if (kind == JsonKind.Number && node.NumberClass != NumberClass.Any && (entry.Meta & TapeEntry.IsInteger) == 0
            && (node.NumberClass == NumberClass.LexicalInteger || !ExactNumber.IsInteger(_view.RawText(index))))
        {
            return false;
        }

        if (node.IsSimple)
        {
            return true;
        }

        if (node.Forbidden != PayloadDirection.None && _direction != PayloadDirection.None && (node.Forbidden == _direction || node.IsBothWays))
        {
            return false;
        }

        if (node.Values is { } values && !values.Contains(_view, index))
        {
            return false;
        }

        if (kind >= JsonKind.Array || node.InPlace is not null)
        {
            return EvaluateCounted(node, kind, index, evaluated);
        }

        return kind == JsonKind.String ? node.Strings is not { } strings || EvaluateString(strings, index)
            : kind != JsonKind.Number || node.Numbers is not { } numbers || EvaluateNumber(numbers, index);
    }

    /// <summary>What leads on to other nodes: here depth and steps are counted.</summary>
    private bool EvaluateCounted(VerdictNode node, JsonKind kind, int index, scoped Span<ulong> evaluated)
    {
        if ((++_depth & 15) == 0)
        {
            EnsureStack();
        }

        bool holds;
        if (_branches && --_steps < 0 && evaluated.IsEmpty)
        {
            holds = EvaluateRemembered(node, kind, index);
        }
        else
        {
            if (!evaluated.IsEmpty && --_trackedSteps < 0)
            {
                throw new ContractLimitException(nameof(ContractLimits.MaxPlanNodes), "the branches within an unevaluatedProperties or unevaluatedItems are too many to be tried");
            }

            holds = EvaluateRules(node, kind, index, evaluated);
        }

        _depth--;
        return holds;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateRemembered(VerdictNode node, JsonKind kind, int index)
    {
        // The count stays below zero, and does not wrap around however long the run.
        _steps = -1;
        _verdicts ??= [];
        ulong key = ((ulong)(uint)node.Id << 32) | (uint)index;
        if (!_verdicts.TryGetValue(key, out bool holds))
        {
            holds = EvaluateRules(node, kind, index, default);
            _verdicts[key] = holds;
        }

        return holds;
    }

    private bool EvaluateRules(VerdictNode node, JsonKind kind, int index, scoped Span<ulong> evaluated)
    {
        switch (kind)
        {
            case JsonKind.Object:
                if (node.Objects is { } objects)
                {
                    if (objects.HasUnevaluated)
                    {
                        return EvaluateUnevaluated(node, index, evaluated, isObject: true);
                    }

                    if (!EvaluateObject(objects, index, evaluated))
                    {
                        return false;
                    }
                }

                break;
            case JsonKind.Array:
                if (node.Arrays is { } arrays)
                {
                    if (arrays.HasUnevaluated)
                    {
                        return EvaluateUnevaluated(node, index, evaluated, isObject: false);
                    }

                    if (!EvaluateArray(arrays, index, evaluated))
                    {
                        return false;
                    }
                }

                break;
            case JsonKind.String:
                if (node.Strings is { } strings && !EvaluateString(strings, index))
                {
                    return false;
                }

                break;
            case JsonKind.Number:
                if (node.Numbers is { } numbers && !EvaluateNumber(numbers, index))
                {
                    return false;
                }

                break;
        }

        return node.InPlace is null || EvaluateInPlace(node.InPlace, kind, index, evaluated);
    }

    private bool EvaluateNumber(NumberStep[] steps, int index)
    {
        ReadOnlySpan<byte> number = _view.RawText(index);
        foreach (NumberStep step in steps)
        {
            bool holds = step.Test switch
            {
                NumberTest.AtLeast => step.Operand.CompareFrom(number) >= 0,
                NumberTest.Above => step.Operand.CompareFrom(number) > 0,
                NumberTest.AtMost => step.Operand.CompareFrom(number) <= 0,
                NumberTest.Below => step.Operand.CompareFrom(number) < 0,
                _ => step.Operand.IsDivisorOf(number),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluateString(StringSteps steps, int index)
    {
        if (steps.MinLength > 0 || steps.MaxLength != long.MaxValue)
        {
            int length = _view.CodePoints(index);
            if (length < steps.MinLength || length > steps.MaxLength)
            {
                return false;
            }
        }

        if (!steps.ReadsText)
        {
            return true;
        }

        ReadOnlySpan<byte> raw = _view.RawString(index);
        return _view.HasEscapes(index) ? EvaluateEscapedText(steps, raw) : EvaluateText(steps, raw);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool EvaluateEscapedText(StringSteps steps, ReadOnlySpan<byte> raw)
    {
        byte[]? rented = raw.Length > JsonString.StackBytes ? ArrayPool<byte>.Shared.Rent(raw.Length) : null;
        Span<byte> buffer = rented is null ? stackalloc byte[JsonString.StackBytes] : rented;
        int length = JsonString.Unescape(raw, buffer);
        bool holds = EvaluateText(steps, buffer.Slice(0, length));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return holds;
    }

    private static bool EvaluateText(StringSteps steps, ReadOnlySpan<byte> text)
    {
        foreach (StringFormat format in steps.Formats)
        {
            if (!StringFormats.IsMatch(format, text))
            {
                return false;
            }
        }

        foreach (Pattern pattern in steps.Patterns)
        {
            if (!pattern.IsMatch(text))
            {
                return false;
            }
        }

        foreach (ContentRule content in steps.Contents)
        {
            if (!StringContent.IsMatch(content.IsBase64, content.IsJson, text))
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluateObject(ObjectSteps steps, int index, scoped Span<ulong> evaluated)
    {
        int count = _view.Count(index);
        if (count < steps.MinProperties || count > steps.MaxProperties)
        {
            return false;
        }

        if (steps.ReadsMembers && !EvaluateMembers(steps, index, evaluated))
        {
            return false;
        }

        return (steps.DependentRequired.Length == 0 && steps.Dependent.Length == 0) || EvaluateDependent(steps, index, evaluated);
    }

    private bool EvaluateMembers(ObjectSteps steps, int index, scoped Span<ulong> evaluated)
    {
        NameTable names = steps.Names;
        int required = steps.Required;
        int guess = 0;
        int end = _view.Next(index);
        int member = 0;
        for (int name = index + 1; name < end; name = _view.Next(name + 1), member++)
        {
            bool isNamed = false;
            int found = names.Find(_view, name, guess);
            if (found >= 0)
            {
                guess = found + 1;
                if (names.IsRequired[found])
                {
                    required--;
                }

                isNamed = names.IsProperty[found];
                if (names.Nodes[found] is { } node && !Test(node, name + 1))
                {
                    return false;
                }
            }

            if (steps.PropertyNames is { } nameNode && !Evaluate(nameNode, name, default))
            {
                return false;
            }

            if (steps.Patterns.Length > 0 && !EvaluatePatterns(steps.Patterns, name, ref isNamed))
            {
                return false;
            }

            if (!isNamed)
            {
                if (steps.Additional is { } additional && !Test(additional, name + 1))
                {
                    return false;
                }

                isNamed = steps.EvaluatesAdditional;
            }

            if (isNamed && !evaluated.IsEmpty)
            {
                evaluated[member >> 6] |= 1UL << (member & 63);
            }
        }

        return required == 0;
    }

    private bool EvaluatePatterns(PatternStep[] patterns, int name, ref bool isNamed)
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
                isNamed = true;
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
            if (_view.FindMember(index, step.Name.Utf8, step.Name.Hash) < 0)
            {
                continue;
            }

            foreach (NameKey required in step.Required)
            {
                if (_view.FindMember(index, required.Utf8, required.Hash) < 0)
                {
                    return false;
                }
            }
        }

        foreach (DependentStep step in steps.Dependent)
        {
            int member = _view.FindMember(index, step.Name.Utf8, step.Name.Hash);
            if (member >= 0 && (step.Value is null || (_view.Kind(member) == JsonKind.String && _view.StringEquals(member, step.Value))) && !Evaluate(step.Node, index, evaluated))
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluateArray(ArraySteps steps, int index, scoped Span<ulong> evaluated)
    {
        int count = _view.Count(index);
        if (count < steps.MinItems || count > steps.MaxItems)
        {
            return false;
        }

        VerdictNode?[] prefix = steps.Prefix;
        VerdictNode? items = steps.Items;
        if (prefix.Length > 0 || items is not null)
        {
            int end = _view.Next(index);
            int place = 0;
            for (int item = index + 1; item < end; item = _view.Next(item), place++)
            {
                VerdictNode? node = items;
                if (place < prefix.Length)
                {
                    node = prefix[place];
                }
                else if (items is null)
                {
                    break;
                }

                if (node is not null && !Test(node, item))
                {
                    return false;
                }
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
        int end = _view.Next(index);
        foreach (ContainsStep step in steps)
        {
            bool marks = step.Evaluates && !evaluated.IsEmpty;
            long matching = 0;
            int place = 0;
            for (int item = index + 1; item < end; item = _view.Next(item), place++)
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

    private bool EvaluateInPlace(InPlaceStep[] steps, JsonKind kind, int index, scoped Span<ulong> evaluated)
    {
        foreach (InPlaceStep step in steps)
        {
            bool holds = step.Kind switch
            {
                InPlaceKind.AllOf => EvaluateAllOf(step.Nodes, index, evaluated),
                InPlaceKind.AnyOf => EvaluateAnyOf(step.Branches!.For(_view, index, kind), index, evaluated),
                InPlaceKind.OneOf => EvaluateOneOf(step.Branches!.For(_view, index, kind), index, evaluated),
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

    /// <summary>A node with its own <c>unevaluated*</c>: a set of its own, which joins that around it once everything holds.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateUnevaluated(VerdictNode node, int index, scoped Span<ulong> outer, bool isObject)
    {
        const int StackWords = 8;
        int count = _view.Count(index);
        int words = (count + 63) / 64;
        ulong[]? rented = words > StackWords ? ArrayPool<ulong>.Shared.Rent(words) : null;
        Span<ulong> own = rented is null ? stackalloc ulong[StackWords] : rented;
        own = own.Slice(0, words);
        own.Clear();
        bool holds = isObject ? EvaluateObject(node.Objects!, index, own) : EvaluateArray(node.Arrays!, index, own);
        holds = holds && (node.InPlace is null || EvaluateInPlace(node.InPlace, isObject ? JsonKind.Object : JsonKind.Array, index, own));
        VerdictNode? unevaluated = isObject ? node.Objects!.Unevaluated : node.Arrays!.Unevaluated;
        if (holds && unevaluated is not null)
        {
            int step = isObject ? 1 : 0;
            int end = _view.Next(index);
            int place = 0;
            for (int item = index + 1; item < end && holds; item = _view.Next(item + step), place++)
            {
                holds = (own[place >> 6] & (1UL << (place & 63))) != 0 || Evaluate(unevaluated, item + step, default);
            }
        }

        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        if (holds && !outer.IsEmpty)
        {
            outer.Fill(ulong.MaxValue);
        }

        return holds;
    }

    private static void EnsureStack()
    {
#if NET8_0_OR_GREATER
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ContractLimitException(nameof(ContractLimits.MaxDepth), "the schemas that apply to one value nest too deep to be evaluated");
        }
#else
        RuntimeHelpers.EnsureSufficientExecutionStack();
#endif
    }
}
