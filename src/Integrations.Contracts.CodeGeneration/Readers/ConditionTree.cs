using System.Linq;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// A chain of conditions each of which asks one member of an object for some values (<see cref="PlanNode.Decided"/>): the outcomes, and which of them there are for each value of each member.
/// Since each condition is about one member, the members' values leave one outcome together.
/// </summary>
internal sealed class ConditionTree
{
    private const int MaxDepth = 64;

    private readonly List<(PlanNode Outcome, ImmutableArray<Turn> Path)> _outcomes = [];

    private ConditionTree()
    {
    }

    /// <summary>The outcomes, in the order of their bits.</summary>
    public List<PlanNode> Outcomes => _outcomes.ConvertAll(outcome => outcome.Outcome);

    /// <summary>The members that decide.</summary>
    public List<DecidingMember> Members { get; } = [];

    /// <summary>The tree of a node's conditions, which every object is led through, where they are of that kind; null where they are not.</summary>
    public static ConditionTree? Of(PlanNode node)
    {
        ConditionTree tree = new();
        if (node.Decided is not { Types: JsonTypes.Object } decided || !tree.TryAdd(decided, ImmutableArray<Turn>.Empty))
        {
            return null;
        }

        foreach (string member in tree._outcomes.SelectMany(outcome => outcome.Path).Select(turn => turn.Condition.Member).Distinct())
        {
            tree.Members.Add(tree.Decide(member));
        }

        return tree.Members.Count > 0 ? tree : null;
    }

    private bool TryAdd(PlanNode node, ImmutableArray<Turn> path)
    {
        if (path.Length > MaxDepth || _outcomes.Count > Discriminator.MaxBranches)
        {
            return false;
        }

        if (node is not { InPlace: [ConditionalRule { Then: { } then, Else: { } otherwise } rule], Objects: null, Arrays: null, RejectsAll: false } || !node.Values.IsEmpty)
        {
            _outcomes.Add((node, path));
            return node.Types == JsonTypes.Object && _outcomes.Count <= Discriminator.MaxBranches;
        }

        return MemberCondition.Of(rule.If) is { } condition && (condition.Values ?? ImmutableArray<TapeValue>.Empty).All(value => value.Kind != JsonKind.Number)
            && TryAdd(then, path.Add(new Turn(condition, true))) && TryAdd(otherwise, path.Add(new Turn(condition, false)));
    }

    private DecidingMember Decide(string name)
    {
        Turn[] turns = _outcomes.SelectMany(outcome => outcome.Path).Where(turn => turn.Condition.Member == name).ToArray();
        DecidingMember member = new(name, Possible(name, condition => condition.IfAbsent), Possible(name, condition => condition.Values is null));
        foreach (TapeValue value in turns.SelectMany(turn => turn.Condition.Values ?? ImmutableArray<TapeValue>.Empty))
        {
            string key = Key(value);
            member.ByValue[key] = Possible(name, condition => condition.Values is not { } values || values.Any(other => Key(other) == key));
        }

        return member;
    }

    // The outcomes that no condition on the member excludes.
    private ulong Possible(string member, Func<MemberCondition, bool> holds)
    {
        ulong bits = 0;
        for (int index = 0; index < _outcomes.Count; index++)
        {
            bits |= _outcomes[index].Path.All(turn => turn.Condition.Member != member || holds(turn.Condition) == turn.IsThen) ? 1UL << index : 0;
        }

        return bits;
    }

    private static string Key(TapeValue value) => value.Kind == JsonKind.String ? "\"" + value.GetString() : value.Kind == JsonKind.Null ? "n" : value.Kind == JsonKind.True ? "t" : "f";

    private readonly record struct Turn(MemberCondition Condition, bool IsThen);
}

/// <summary>A member that decides which outcomes there are.</summary>
/// <param name="name">Its name.</param>
/// <param name="absent">The outcomes of objects without it.</param>
/// <param name="other">The outcomes of objects in which it has a value that no condition names.</param>
internal sealed class DecidingMember(string name, ulong absent, ulong other)
{
    public string Name => name;

    public ulong Absent => absent;

    public ulong Other => other;

    /// <summary>The outcomes by the member's value: a string after a quote, or the first letter of a literal.</summary>
    public SortedDictionary<string, ulong> ByValue { get; } = new(StringComparer.Ordinal);
}
