using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Runs a <see cref="VerdictProgram"/> over a tape and says yes or no. Nothing is allocated and nothing virtual is called on the way.
/// <para>Where an <c>unevaluated*</c> looks on, a bit set over the members or items of the value is handed along; it is empty everywhere else.</para>
/// <para>Nested unions can hold one value against one node again and again, doubling with each level. Remembering every verdict would cost more than most payloads do, so steps are counted,
/// and only a run that takes more of them than straight evaluation could is remembered from then on.</para>
/// </summary>
internal ref partial struct VerdictEvaluator
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
        int bit = _view.Entries[index].KindBit;
        return (node.Passes & bit) != 0 || ((node.Kinds & bit) != 0 && EvaluateTests(node, index, default));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Evaluate(VerdictNode node, int index, scoped Span<ulong> evaluated)
    {
        int bit = _view.Entries[index].KindBit;
        return (node.Passes & bit) != 0 || ((node.Kinds & bit) != 0 && EvaluateTests(node, index, evaluated));
    }

    /// <summary>What is asked of a value beside its kind, which is let in.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateTests(VerdictNode node, int index, scoped Span<ulong> evaluated)
    {
        JsonKind kind = _view.Entries[index].Kind;
        if (node.AsksOfAnyKind && !EvaluateAnyKind(node, kind, index))
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

    private bool EvaluateAnyKind(VerdictNode node, JsonKind kind, int index)
    {
        if (node.AsksForIntegers && kind == JsonKind.Number && (_view.Entries[index].Meta & TapeEntry.IsInteger) == 0 && !ExactNumber.IsInteger(_view.RawText(index)))
        {
            return false;
        }

        if (node.Forbidden != PayloadDirection.None && _direction != PayloadDirection.None && (node.Forbidden == _direction || node.IsBothWays))
        {
            return false;
        }

        return node.Values is not { } values || values.Contains(_view, index);
    }

    /// <summary>What leads on to other nodes: here depth and steps are counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool EvaluateCounted(VerdictNode node, JsonKind kind, int index, scoped Span<ulong> evaluated)
    {
        if ((++_depth & 15) == 0)
        {
            EnsureStack();
        }

        bool holds = (_branches && --_steps < 0) || !evaluated.IsEmpty ? EvaluateGuarded(node, kind, index, evaluated) : EvaluateRules(node, kind, index, evaluated);
        _depth--;
        return holds;
    }

    /// <summary>Where steps run out, and where they are tracked.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateGuarded(VerdictNode node, JsonKind kind, int index, scoped Span<ulong> evaluated)
    {
        if (evaluated.IsEmpty)
        {
            return EvaluateRemembered(node, kind, index);
        }

        if (--_trackedSteps < 0)
        {
            throw new ContractLimitException(nameof(ContractLimits.MaxPlanNodes), "the branches within an unevaluatedProperties or unevaluatedItems are too many to be tried");
        }

        return EvaluateRules(node, kind, index, evaluated);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
