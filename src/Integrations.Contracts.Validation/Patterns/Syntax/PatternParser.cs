using Integrations.Contracts.Validation.Patterns.Unicode;

namespace Integrations.Contracts.Validation.Patterns.Syntax;

/// <summary>Reads a regular expression: ECMA-262, "Patterns", with the <c>u</c> flag and named groups; beyond that, an escaped ASCII punctuation character stands for itself.</summary>
internal sealed partial class PatternParser
{
    /// <summary>How deep groups may nest. Beyond it is a syntax error: every later walk recurses over the tree.</summary>
    public const int MaxDepth = 200;

    /// <summary>How many ranges all classes of a pattern may hold together. Beyond it is a syntax error.</summary>
    private const int MaxRanges = 1_000_000;

    private readonly string _source;
    private readonly Dictionary<CodePointSet, CodePointSet> _sets = [];
    private readonly List<BackReferenceNode> _backReferences = [];
    private readonly List<(string Name, int Number)> _namedGroups = [];
    private int _position;
    private int _depth;
    private int _groupCount;
    private int _rangesBuilt;
    private PatternSyntaxError _error;

    /// <summary>The group names met in the alternatives around the current place: none of them may be declared again.</summary>
    private HashSet<string> _names = new(StringComparer.Ordinal);

    private PatternParser(string source) => _source = source;

    public static bool TryParse(string source, out PatternNode root, out PatternSyntaxError error)
    {
        PatternParser parser = new(source);
        bool parsed = parser.ParseDisjunction(out root);
        if (parsed && parser._position < source.Length)
        {
            parsed = parser.Fail("')' closes no group", parser._position);
        }

        parsed = parsed && parser.ResolveBackReferences();
        error = parser._error;
        return parsed;
    }

    private bool Fail(string message, int index)
    {
        _error = new PatternSyntaxError(message, index);
        return false;
    }

    private bool AtEnd => _position >= _source.Length;

    private char Current => _position < _source.Length ? _source[_position] : '\0';

    private bool Accept(char expected)
    {
        if (AtEnd || _source[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool Accept(string expected)
    {
        if (string.CompareOrdinal(_source, _position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _position += expected.Length;
        return true;
    }

    private int ReadCodePoint()
    {
        char c = _source[_position++];
        if (char.IsHighSurrogate(c) && _position < _source.Length && char.IsLowSurrogate(_source[_position]))
        {
            return char.ConvertToUtf32(c, _source[_position++]);
        }

        return c;
    }

    /// <summary>Reads alternatives up to the end or an unmatched ')'.</summary>
    private bool ParseDisjunction(out PatternNode node)
    {
        HashSet<string> outer = _names;
        HashSet<string> declared = new(StringComparer.Ordinal);
        List<PatternNode>? branches = null;
        int start = _position;
        while (true)
        {
            _names = new(StringComparer.Ordinal);
            if (!ParseAlternative(out node))
            {
                return false;
            }

            declared.UnionWith(_names);
            if (!AtEnd && _source[_position] == '|')
            {
                _position++;
                (branches ??= []).Add(node);
                continue;
            }

            break;
        }

        _names = outer;
        foreach (string name in declared)
        {
            if (!_names.Add(name))
            {
                return Fail($"the group name '{name}' is used twice", start);
            }
        }

        if (branches is not null)
        {
            branches.Add(node);
            node = new AlternationNode(branches);
        }

        return true;
    }

    private bool ParseAlternative(out PatternNode node)
    {
        List<PatternNode>? items = null;
        PatternNode? only = null;
        node = SequenceNode.Empty;
        while (!AtEnd && _source[_position] is not ('|' or ')'))
        {
            if (!ParseTerm(out PatternNode term))
            {
                return false;
            }

            if (only is null)
            {
                only = term;
            }
            else
            {
                items ??= [only];
                items.Add(term);
            }
        }

        node = items is not null ? new SequenceNode(items) : only ?? SequenceNode.Empty;
        return true;
    }

    private bool ParseTerm(out PatternNode node)
    {
        int start = _position;
        int groupsBefore = _groupCount;
        node = SequenceNode.Empty;
        char c = _source[_position];
        switch (c)
        {
            case '^':
                _position++;
                node = new AssertionNode(AssertionKind.Start);
                return NoQuantifier(start);
            case '$':
                _position++;
                node = new AssertionNode(AssertionKind.End);
                return NoQuantifier(start);
            case '\\' when _position + 1 < _source.Length && _source[_position + 1] is 'b' or 'B':
                node = new AssertionNode(_source[_position + 1] == 'b' ? AssertionKind.WordBoundary : AssertionKind.NoWordBoundary);
                _position += 2;
                return NoQuantifier(start);
            case '(':
                if (!ParseGroup(out node, out bool isLook))
                {
                    return false;
                }

                if (isLook)
                {
                    return NoQuantifier(start);
                }

                break;
            case '*' or '+' or '?':
                return Fail($"'{c}' has nothing to repeat", start);
            case '{':
                return Fail("'{' has nothing to repeat; as a character it is written '\\{'", start);
            case '}' or ']':
                return Fail($"'{c}' closes nothing; as a character it is written '\\{c}'", start);
            case '.':
                _position++;
                node = new ClassNode(CharacterClasses.Dot);
                break;
            case '[':
                if (!ParseClass(out CodePointSet characters))
                {
                    return false;
                }

                node = new ClassNode(characters);
                break;
            case '\\':
                if (!ParseAtomEscape(out node))
                {
                    return false;
                }

                break;
            default:
                node = new ClassNode(CodePointSet.Of(ReadCodePoint()));
                break;
        }

        return ParseQuantifier(ref node, groupsBefore);
    }

    private bool NoQuantifier(int start)
        => AtEnd || _source[_position] is not ('*' or '+' or '?' or '{') || Fail("an assertion cannot be repeated", start);

    private bool ParseQuantifier(ref PatternNode node, int groupsBefore)
    {
        int start = _position;
        int minimum;
        int maximum = RepeatNode.Unbounded;
        switch (Current)
        {
            case '*' when !AtEnd:
                _position++;
                minimum = 0;
                break;
            case '+':
                _position++;
                minimum = 1;
                break;
            case '?':
                _position++;
                minimum = 0;
                maximum = 1;
                break;
            case '{':
                _position++;
                if (!ReadCount(out minimum))
                {
                    return Fail("'{' is not followed by a count; as a character it is written '\\{'", start);
                }

                if (!Accept(','))
                {
                    maximum = minimum;
                }
                else if (Current != '}' && !ReadCount(out maximum))
                {
                    return Fail("the upper bound of a repetition is no number", start);
                }

                if (!Accept('}'))
                {
                    return Fail("'{' is not closed", start);
                }

                if (maximum < minimum)
                {
                    return Fail("the bounds of a repetition are out of order", start);
                }

                break;
            default:
                return true;
        }

        bool isLazy = Accept('?');
        if (!AtEnd && _source[_position] is '*' or '+' or '?' or '{')
        {
            return Fail($"'{_source[_position]}' has nothing to repeat", _position);
        }

        node = new RepeatNode(node, minimum, maximum, isLazy, groupsBefore + 1, _groupCount);
        return true;
    }

    /// <summary>Reads digits. A count beyond <see cref="int.MaxValue"/> is that: no string is longer.</summary>
    private bool ReadCount(out int count)
    {
        int start = _position;
        long value = 0;
        while (Current is >= '0' and <= '9')
        {
            value = Math.Min((value * 10) + (Current - '0'), int.MaxValue);
            _position++;
        }

        count = (int)value;
        return _position > start;
    }

    private bool ParseGroup(out PatternNode node, out bool isLook)
    {
        int start = _position++;
        node = SequenceNode.Empty;
        isLook = false;
        bool isNegated = false;
        bool isBehind = false;
        int number = 0;
        if (Accept("?="))
        {
            isLook = true;
        }
        else if (Accept("?!"))
        {
            isLook = isNegated = true;
        }
        else if (Accept("?<="))
        {
            isLook = isBehind = true;
        }
        else if (Accept("?<!"))
        {
            isLook = isBehind = isNegated = true;
        }
        else if (Accept("?<"))
        {
            number = ++_groupCount;
            if (!ReadGroupName(out string name))
            {
                return false;
            }

            if (!_names.Add(name))
            {
                return Fail($"the group name '{name}' is used twice", start);
            }

            _namedGroups.Add((name, number));
        }
        else if (!Accept("?:"))
        {
            if (Current == '?')
            {
                return Fail("'(?' begins no kind of group", start);
            }

            number = ++_groupCount;
        }

        if (++_depth > MaxDepth)
        {
            return Fail($"groups nest deeper than {MaxDepth}", start);
        }

        if (!ParseDisjunction(out node))
        {
            return false;
        }

        _depth--;
        if (!Accept(')'))
        {
            return Fail("'(' is not closed", start);
        }

        node = isLook ? new LookNode(node, isBehind, isNegated) : number > 0 ? new GroupNode(node, number) : node;
        return true;
    }

    private bool ResolveBackReferences()
    {
        foreach (BackReferenceNode reference in _backReferences)
        {
            if (reference.Name is null)
            {
                if (reference.Groups[0] > _groupCount)
                {
                    return Fail($"there is no group {reference.Groups[0]}", reference.Index);
                }

                continue;
            }

            List<int> groups = [];
            foreach ((string name, int number) in _namedGroups)
            {
                if (string.Equals(name, reference.Name, StringComparison.Ordinal))
                {
                    groups.Add(number);
                }
            }

            if (groups.Count == 0)
            {
                return Fail($"there is no group '{reference.Name}'", reference.Index);
            }

            reference.Groups = groups;
        }

        return true;
    }
}
