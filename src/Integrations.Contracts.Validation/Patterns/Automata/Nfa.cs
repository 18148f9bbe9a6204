using Integrations.Contracts.Validation.Patterns.Syntax;

namespace Integrations.Contracts.Validation.Patterns.Automata;

internal enum NfaStateKind : byte
{
    /// <summary>The end of the pattern.</summary>
    Match,

    /// <summary>To both targets without a byte.</summary>
    Split,

    /// <summary>To the first target where the assertion holds.</summary>
    Assert,

    /// <summary>Along an edge, with its byte.</summary>
    Bytes,
}

/// <summary>A state of an <see cref="Nfa"/>. Edges are those of its <see cref="Utf8Graph"/> node, their targets counted from <see cref="First"/>, the end of the code point being <see cref="Second"/>.</summary>
internal readonly record struct NfaState(NfaStateKind Kind, AssertionKind Assertion, int First, int Second, Utf8Edge[]? Edges)
{
    public int TargetOf(Utf8Edge edge) => edge.Target == Utf8Graph.End ? Second : First + edge.Target;
}

/// <summary>Thompson's construction over UTF-8 bytes.</summary>
internal sealed class Nfa
{
    /// <summary>How many states; a pattern with more is no automaton here (<c>(a{1,1000}){1,1000}</c> would have a million).</summary>
    public const int MaxStates = 20_000;

    /// <summary>How many visits of tree nodes: repetitions of nothing, <c>((?:){1,1000}){1,1000}</c>, make no states.</summary>
    private const int MaxVisits = 200_000;

    private readonly Dictionary<ClassNode, Utf8Graph> _graphs = [];
    private readonly Dictionary<Unicode.CodePointSet, Utf8Graph> _graphsBySet = [];
    private int _visits;
    private bool _failed;

    private Nfa()
    {
    }

    public List<NfaState> States { get; } = [];

    public int Start { get; private set; }

    public bool HasWordBoundaries { get; private set; }

    /// <summary>Null where the pattern is not regular (look-around, back-references) or too large.</summary>
    public static Nfa? TryBuild(PatternNode root, AutomatonBudget budget)
    {
        Nfa nfa = new();
        nfa.States.Add(new NfaState(NfaStateKind.Match, default, 0, 0, null));
        nfa.Start = nfa.Build(root, 0);
        budget.Spend(nfa._visits + nfa.States.Count);
        return nfa._failed ? null : nfa;
    }

    /// <summary>Builds backwards: the states of a node that go on to a state known already.</summary>
    private int Build(PatternNode node, int next)
    {
        if (_failed || ++_visits > MaxVisits || States.Count > MaxStates)
        {
            _failed = true;
            return next;
        }

        switch (node)
        {
            case ClassNode characters:
                return BuildClass(characters, next);
            case SequenceNode sequence:
                for (int i = sequence.Items.Count - 1; i >= 0 && !_failed; i--)
                {
                    next = Build(sequence.Items[i], next);
                }

                return next;
            case AlternationNode alternation:
                int branch = Build(alternation.Branches[alternation.Branches.Count - 1], next);
                for (int i = alternation.Branches.Count - 2; i >= 0 && !_failed; i--)
                {
                    branch = Split(Build(alternation.Branches[i], next), branch);
                }

                return branch;
            case GroupNode group:
                return Build(group.Body, next);
            case AssertionNode assertion:
                HasWordBoundaries |= assertion.Kind is AssertionKind.WordBoundary or AssertionKind.NoWordBoundary;
                return Add(new NfaState(NfaStateKind.Assert, assertion.Kind, next, 0, null));
            case RepeatNode repeat:
                return BuildRepeat(repeat, next);
            default:
                _failed = true;
                return next;
        }
    }

    private int BuildRepeat(RepeatNode repeat, int next)
    {
        int required = repeat.Minimum;
        if (repeat.Maximum == RepeatNode.Unbounded)
        {
            int loop = Split(0, next);
            int body = Build(repeat.Body, loop);
            States[loop] = States[loop] with { First = body };

            // One or more: the first round enters the body, not the choice.
            next = required > 0 ? body : loop;
            required--;
        }
        else
        {
            int after = next;
            for (int i = repeat.Maximum; i > repeat.Minimum && !_failed; i--)
            {
                next = Split(Build(repeat.Body, next), after);
            }
        }

        for (; required > 0 && !_failed; required--)
        {
            next = Build(repeat.Body, next);
        }

        return next;
    }

    private int BuildClass(ClassNode node, int next)
    {
        if (!_graphs.TryGetValue(node, out Utf8Graph? graph))
        {
            if (!_graphsBySet.TryGetValue(node.Set, out graph))
            {
                graph = Utf8Graph.Of(node.Set);
                _graphsBySet.Add(node.Set, graph);
            }

            _graphs.Add(node, graph);
        }

        int first = States.Count;
        foreach (Utf8Edge[] edges in graph.Nodes)
        {
            Add(new NfaState(NfaStateKind.Bytes, default, first, next, edges));
        }

        return graph.Nodes.Count > 0 ? States.Count - 1 : Add(new NfaState(NfaStateKind.Bytes, default, first, next, []));
    }

    private int Split(int first, int second) => Add(new NfaState(NfaStateKind.Split, default, first, second, null));

    private int Add(NfaState state)
    {
        States.Add(state);
        return States.Count - 1;
    }
}
