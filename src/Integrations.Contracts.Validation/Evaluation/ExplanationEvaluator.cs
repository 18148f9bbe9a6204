using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Says what is wrong with a payload: runs a plan in which each node is one schema over a tape, and collects a <see cref="Finding"/> for each keyword that fails.
/// <para>The same walk has a silent form, without a list to collect into, which stops at the first failure: it answers what the branches of a union ask, and it is asked first wherever something may be in order.
/// Its answers are remembered by (node, place in the payload), so that neither nested unions nor shared subschemas cost more than their number. Only what fails is walked again to be explained, and of a union only the branch that was meant
/// (<c>ExplanationEvaluator.Unions.cs</c>).</para>
/// <para>Where an <c>unevaluated*</c> looks on, <see cref="EvaluatedSet"/> is handed along; a branch has its own, which is added to that around it once the branch holds.</para>
/// </summary>
internal sealed partial class ExplanationEvaluator
{
    private readonly PayloadDirection _direction;
    private readonly SecretRanges _secrets;
    private readonly Dictionary<(PlanNode Node, int Offset), bool> _verdicts = [];
    private readonly Dictionary<(PlanNode Node, int Offset), EvaluatedSet?> _trackedVerdicts = [];
    private int _depth;
    private int _units;

    /// <summary>How many applications of a schema one record holds.</summary>
    private const int MaxUnits = 5_000_000;

    public ExplanationEvaluator(PayloadDirection direction, SecretRanges secrets)
    {
        _direction = direction;
        _secrets = secrets;
    }

    /// <summary>Whether a value is as a node says; the failures go to <paramref name="findings"/>.</summary>
    public bool Explain(PlanNode node, TapeValue value, FindingList findings) =>
        Evaluate(node, value, new At(Place.Root, Place.Root, "", null, null), null, findings);

    /// <summary>Applies a node to a value and records every schema applied on the way, with its failures and annotations: nothing is cut short.</summary>
    public OutputUnit Record(PlanNode node, TapeValue value)
    {
        var around = new OutputUnit(node, Place.Root, Place.Root);
        Evaluate(node, value, new At(Place.Root, Place.Root, "", null, around), null, null);
        return around.Details[0];
    }

    /// <summary>Whether a value is as a node says, without an explanation.</summary>
    private bool Holds(PlanNode node, TapeValue value)
    {
        if (!_verdicts.TryGetValue((node, value.Offset), out bool holds))
        {
            holds = Evaluate(node, value, default, null, null);
            _verdicts[(node, value.Offset)] = holds;
        }

        return holds;
    }

    /// <summary>As <see cref="Holds(PlanNode, TapeValue)"/>, and where it holds, what it evaluates is added to <paramref name="evaluated"/>.</summary>
    private bool Holds(PlanNode node, TapeValue value, EvaluatedSet? evaluated)
    {
        if (evaluated is null)
        {
            return Holds(node, value);
        }

        if (!_trackedVerdicts.TryGetValue((node, value.Offset), out EvaluatedSet? own))
        {
            own = new EvaluatedSet(evaluated.Count);
            if (!Evaluate(node, value, default, own, null))
            {
                own = null;
            }

            _trackedVerdicts[(node, value.Offset)] = own;
        }

        if (own is null)
        {
            return false;
        }

        evaluated.AddAll(own);
        return true;
    }

    /// <summary>Applies a node to a value. With <paramref name="findings"/> every failure is collected; without, the first one ends it.</summary>
    private bool Evaluate(PlanNode node, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        if (at.Unit is not null)
        {
            return EvaluateRecorded(node, value, at, evaluated);
        }

        if (node.RejectsAll)
        {
            findings?.Add(Rejected(node, value, at));
            return false;
        }

        if (findings is not null)
        {
            if (evaluated is null && Holds(node, value))
            {
                return true;
            }

            bool isExplained = !findings.Begin(node, value.Offset);
            if (isExplained || findings.IsFull)
            {
                if (evaluated is not null && Holds(node, value, evaluated))
                {
                    return true;
                }

                if (!isExplained)
                {
                    findings.Omit();
                }

                return false;
            }
        }

        // The depth of the payload is bounded, that of references in a schema is not: a chain of them must not end in a stack overflow.
        if ((++_depth & 15) == 0)
        {
            EnsureStack();
        }

        bool holds = EvaluateRules(node, value, at, evaluated, findings);
        _depth--;
        return holds;
    }

    private bool EvaluateRules(PlanNode node, TapeValue value, At at, EvaluatedSet? outer, FindingList? findings)
    {
        // What lies within an unevaluated* sees only what its own schema evaluates.
        bool hasUnevaluated = (value.Kind == JsonKind.Object && node.Objects?.UnevaluatedProperties is not null) || (value.Kind == JsonKind.Array && node.Arrays?.UnevaluatedItems is not null);
        EvaluatedSet? evaluated = hasUnevaluated ? new EvaluatedSet(value.Count) : outer;
        bool holds = EvaluateDirection(node, value, at, findings);
        if (!holds && findings is null)
        {
            return false;
        }

        if (!IsOfType(value, node.Types))
        {
            if (findings is null)
            {
                return false;
            }

            findings.Add(Fail(node, "type", value, at, FailureTexts.Type(value, node.Types, IsHidden(value))));

            // A value of another type fails everything else for the same reason.
            if (at.Unit is null)
            {
                return false;
            }

            holds = false;
        }

        foreach (ValuesRule rule in node.Values)
        {
            if (!PlanValues.Contains(rule.Allowed, value))
            {
                if (findings is null)
                {
                    return false;
                }

                findings.Add(Fail(node, rule.Keyword, value, at, FailureTexts.Values(value, rule.Allowed, IsHidden(value))));
                holds = false;
            }
        }

        switch (value.Kind)
        {
            case JsonKind.Number when node.Numbers is { } numbers:
                holds &= EvaluateNumber(node, numbers, value, at, findings);
                break;
            case JsonKind.String when node.Strings is { } strings:
                holds &= EvaluateString(node, strings, value, at, findings);
                break;
            case JsonKind.Array when node.Arrays is { } arrays:
                holds &= EvaluateArray(node, arrays, value, at, evaluated, findings);
                break;
            case JsonKind.Object when node.Objects is { } objects:
                holds &= EvaluateObject(node, objects, value, at, evaluated, findings);
                break;
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            if (!holds && findings is null)
            {
                return false;
            }

            holds &= EvaluateInPlace(node, rule, value, at, evaluated, findings);
        }

        if (hasUnevaluated && (holds || findings is not null))
        {
            // Where something failed, what it would have evaluated is not known: its members are not reported a second time.
            holds = holds && (value.Kind == JsonKind.Object
                ? EvaluateUnevaluatedProperties(node, node.Objects!.UnevaluatedProperties!, value, at, evaluated!, findings)
                : EvaluateUnevaluatedItems(node, node.Arrays!.UnevaluatedItems!, value, at, evaluated!, findings));
            outer?.AddAll(evaluated!);
        }

        return holds;
    }

    private bool EvaluateDirection(PlanNode node, TapeValue value, At at, FindingList? findings)
    {
        if (node.IsWriteOnly && _direction == PayloadDirection.Response)
        {
            findings?.Add(Fail(node, "writeOnly", value, at, FailureTexts.WriteOnly(at.Member)));
            return false;
        }

        if (node.IsReadOnly && _direction == PayloadDirection.Request)
        {
            findings?.Add(Fail(node, "readOnly", value, at, FailureTexts.ReadOnly(at.Member)));
            return false;
        }

        return true;
    }

    private bool EvaluateInPlace(PlanNode node, InPlaceRule rule, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        switch (rule)
        {
            case AllOfRule all:
                return EvaluateAllOf(all, value, at, evaluated, findings);
            case AnyOfRule any:
                return EvaluateAnyOf(node, any, value, at, evaluated, findings);
            case OneOfRule one:
                return EvaluateOneOf(node, one, value, at, evaluated, findings);
            case NotRule not:
                if (!Test(not.Node, value, not.Index < 0 ? at.InPlace(not.Keyword) : at.InPlace(not.Keyword, not.Index), evaluated is null ? null : new EvaluatedSet(evaluated.Count)))
                {
                    return true;
                }

                findings?.Add(Fail(node, not.Keyword, value, at, FailureTexts.Not(value, IsHidden(value))));
                return false;
            default:
                var conditional = (ConditionalRule)rule;
                bool condition = Test(conditional.If, value, at.InPlace("if"), evaluated);
                PlanNode? branch = condition ? conditional.Then : conditional.Else;
                return branch is null || Apply(branch, value, at.InPlace(condition ? "then" : "else"), evaluated, findings);
        }
    }

    private bool EvaluateAllOf(AllOfRule rule, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        bool holds = true;
        for (int i = 0; i < rule.Nodes.Length; i++)
        {
            At inner = findings is null ? at : rule.IsIndexed ? at.InPlace(rule.Keyword, i) : at.InPlace(rule.Keyword);
            if (!Apply(rule.Nodes[i], value, inner, evaluated, findings))
            {
                if (findings is null)
                {
                    return false;
                }

                holds = false;
            }
        }

        return holds;
    }

    /// <summary>Applies a node within the set around it: silently by the remembered verdicts, else to be explained.</summary>
    private bool Apply(PlanNode node, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings) =>
        findings is null ? Holds(node, value, evaluated) : Evaluate(node, value, at, evaluated, findings);

    /// <summary>Whether a node holds, where that is a question and no demand: a branch, a condition. What it evaluates is added where it does.</summary>
    private bool Test(PlanNode node, TapeValue value, At at, EvaluatedSet? evaluated)
    {
        if (at.Unit is null)
        {
            return Holds(node, value, evaluated);
        }

        EvaluatedSet? own = evaluated is null ? null : new EvaluatedSet(evaluated.Count);
        bool holds = Evaluate(node, value, at, own, null);
        if (holds && own is not null)
        {
            evaluated!.AddAll(own);
        }

        return holds;
    }

    private bool EvaluateRecorded(PlanNode node, TapeValue value, At at, EvaluatedSet? evaluated)
    {
        if ((++_depth & 15) == 0)
        {
            EnsureStack();
        }

        if (++_units > MaxUnits)
        {
            throw new ContractLimitException(nameof(ContractLimits.MaxPlanNodes), "the record of the evaluation grows too large");
        }

        var unit = new OutputUnit(node, at.Instance, at.Path);
        at.Unit!.Details.Add(unit);
        var findings = new FindingList(int.MaxValue);
        bool holds = false;
        if (node.RejectsAll)
        {
            findings.Add(Rejected(node, value, at));
        }
        else
        {
            holds = EvaluateRules(node, value, at with { Unit = unit }, evaluated, findings);
        }

        _depth--;
        unit.IsValid = holds;
        unit.Failures = findings.Findings;
        unit.AddAnnotations(value);
        return holds;
    }

    private bool IsHidden(TapeValue value) => _secrets.Contains(value.Offset, value.RawText.Length);

    private static Finding Rejected(PlanNode node, TapeValue value, At at) => at.Applicator switch
    {
        "additionalProperties" or "unevaluatedProperties" when at.Member is not null => Fail(node, "", value, at, FailureTexts.ForbiddenProperty(at.Member)),
        "propertyNames" => Fail(node, "", value, at, FailureTexts.ForbiddenName(value.GetString())),
        _ when at.Member is not null => Fail(node, "", value, at, FailureTexts.ForbiddenProperty(at.Member)),
        _ => Fail(node, "", value, at, FailureTexts.ForbiddenValue()),
    };

    /// <summary>A failure at a value. With no keyword, it is the schema as a whole that refuses: the keyword that applied it is named.</summary>
    private static Finding Fail(PlanNode node, string keyword, TapeValue value, At at, FailureText text) =>
        keyword.Length == 0
            ? new Finding(node, at.Applicator, at.Instance, at.Path, text, value.Offset, value.RawText.Length)
            : new Finding(node, keyword, at.Instance, at.Path.Append(keyword), text, value.Offset, value.RawText.Length);

    private static void EnsureStack()
    {
#if NET8_0_OR_GREATER
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ContractLimitException("MaxDepth", "the schemas that apply to one value nest too deep to be evaluated");
        }
#else
        RuntimeHelpers.EnsureSufficientExecutionStack();
#endif
    }

    /// <summary>Where the evaluation is: in the payload and on its path through the schema. Empty in a silent walk.</summary>
    /// <param name="Instance">The place in the payload.</param>
    /// <param name="Path">The path of keywords.</param>
    /// <param name="Applicator">The keyword that led here.</param>
    /// <param name="Member">The member's name, where the value is one.</param>
    /// <param name="Unit">Where a full record is kept, the schema that is being applied; else null.</param>
    private readonly record struct At(Place Instance, Place Path, string Applicator, string? Member, OutputUnit? Unit)
    {
        public At InPlace(string keyword) => Path is null ? this : this with { Path = Path.Append(keyword), Applicator = keyword };

        public At InPlace(string keyword, int index) => Path is null ? this : this with { Path = Path.Append(keyword).Append(index), Applicator = keyword };

        public At InPlace(string keyword, string key) => Path is null ? this : this with { Path = Path.Append(keyword).Append(key), Applicator = keyword };

        public At OfMember(string keyword, string? key, string name)
        {
            if (Path is null)
            {
                return this;
            }

            Place path = Path.Append(keyword);
            return new At(Instance.Append(name), key is null ? path : path.Append(key), keyword, name, Unit);
        }

        public At OfItem(string keyword, int index, bool isIndexed)
        {
            if (Path is null)
            {
                return this;
            }

            Place path = Path.Append(keyword);
            return new At(Instance.Append(index), isIndexed ? path.Append(index) : path, keyword, null, Unit);
        }
    }
}
