using System.Text;
using Integrations.Contracts.Validation.Patterns.Unicode;

namespace Integrations.Contracts.Validation.Patterns.Syntax;

/// <summary>Escapes, names and character classes.</summary>
internal sealed partial class PatternParser
{
    /// <summary>An escape outside a class; the position is at its backslash.</summary>
    private bool ParseAtomEscape(out PatternNode node)
    {
        int start = _position++;
        node = SequenceNode.Empty;
        if (Current is >= '1' and <= '9')
        {
            ReadCount(out int number);
            return AddBackReference(new BackReferenceNode(null, start) { Groups = [number] }, out node);
        }

        if (Accept('k'))
        {
            if (!Accept('<'))
            {
                return Fail("'\\k' is not followed by '<name>'", start);
            }

            return ReadGroupName(out string name) && AddBackReference(new BackReferenceNode(name, start), out node);
        }

        if (!ParseCharacterEscape(start, out CodePointSet? set, out int codePoint))
        {
            return false;
        }

        node = new ClassNode(set ?? CodePointSet.Of(codePoint));
        return true;
    }

    private bool AddBackReference(BackReferenceNode reference, out PatternNode node)
    {
        _backReferences.Add(reference);
        node = reference;
        return true;
    }

    /// <summary>What inside and outside a class is the same: either a set, or one code point. The position is after the backslash.</summary>
    private bool ParseCharacterEscape(int start, out CodePointSet? set, out int codePoint)
    {
        set = null;
        codePoint = 0;
        if (AtEnd)
        {
            return Fail("'\\' is not followed by a character", start);
        }

        char c = _source[_position++];
        switch (c)
        {
            case 'd':
                set = CharacterClasses.Digits;
                return true;
            case 'D':
                set = CharacterClasses.NoDigits;
                return true;
            case 's':
                set = CharacterClasses.Spaces;
                return true;
            case 'S':
                set = CharacterClasses.NoSpaces;
                return true;
            case 'w':
                set = CharacterClasses.WordCharacters;
                return true;
            case 'W':
                set = CharacterClasses.NoWordCharacters;
                return true;
            case 'p' or 'P':
                return ParseProperty(start, c == 'P', out set);
            case 'f':
                codePoint = '\f';
                return true;
            case 'n':
                codePoint = '\n';
                return true;
            case 'r':
                codePoint = '\r';
                return true;
            case 't':
                codePoint = '\t';
                return true;
            case 'v':
                codePoint = '\v';
                return true;
            case '0':
                return Current is not (>= '0' and <= '9') || Fail("'\\0' is followed by a digit", start);
            case 'c':
                if (Current is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
                {
                    return Fail("'\\c' is not followed by a letter", start);
                }

                codePoint = _source[_position++] % 32;
                return true;
            case 'x':
                return ReadHex(2, out codePoint) || Fail("'\\x' is not followed by two hexadecimal digits", start);
            case 'u':
                return ParseUnicodeEscape(start, out codePoint);
            default:
                codePoint = c;
                return c is (> ' ' and < '0') or (> '9' and < 'A') or (> 'Z' and < 'a') or (> 'z' and < '\x7F')
                    || Fail(c is > ' ' and < '\x7F' ? $"'\\{c}' has no meaning" : "a character that needs no escape is escaped", start);
        }
    }

    private bool ReadHex(int count, out int value)
    {
        value = 0;
        for (int i = 0; i < count; i++, _position++)
        {
            int digit = HexValue(Current);
            if (digit < 0)
            {
                return false;
            }

            value = (value * 16) + digit;
        }

        return true;
    }

    private static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary><c>\uXXXX</c>, a pair of them that is one code point, <c>\u{X...}</c>; the position is after the 'u'.</summary>
    private bool ParseUnicodeEscape(int start, out int codePoint)
    {
        if (Accept('{'))
        {
            codePoint = 0;
            int digits = 0;
            for (; HexValue(Current) >= 0; digits++, _position++)
            {
                codePoint = (codePoint * 16) + HexValue(Current);
                if (codePoint >= CodePointSet.End)
                {
                    return Fail("'\\u{...}' is beyond U+10FFFF", start);
                }
            }

            return (digits > 0 && Accept('}')) || Fail("'\\u{' is not followed by hexadecimal digits and '}'", start);
        }

        if (!ReadHex(4, out codePoint))
        {
            return Fail("'\\u' is not followed by four hexadecimal digits, or by '{...}'", start);
        }

        int after = _position;
        if (codePoint is >= 0xD800 and <= 0xDBFF && Accept("\\u"))
        {
            if (ReadHex(4, out int low) && low is >= 0xDC00 and <= 0xDFFF)
            {
                codePoint = char.ConvertToUtf32((char)codePoint, (char)low);
            }
            else
            {
                _position = after;
            }
        }

        return true;
    }

    /// <summary><c>\p{...}</c>; the position is after the 'p'.</summary>
    private bool ParseProperty(int start, bool isNegated, out CodePointSet? set)
    {
        set = null;
        int end = Current == '{' ? _source.IndexOf('}', _position) : -1;
        if (end < 0)
        {
            return Fail($"'\\{(isNegated ? 'P' : 'p')}' is not followed by '{{...}}'", start);
        }

        string expression = _source.Substring(_position + 1, end - _position - 1);
        _position = end + 1;
        int equals = expression.IndexOf('=');
        set = equals < 0 ? UnicodeProperties.Find(expression) : UnicodeProperties.Find(expression.Substring(0, equals), expression.Substring(equals + 1));
        if (set is null)
        {
            return Fail(expression.Length > 80 ? "there is no Unicode property of such a long name" : $"there is no Unicode property '{expression}'", start);
        }

        if (isNegated)
        {
            set = set.Complement();
            return ShareSet(start, ref set);
        }

        return true;
    }

    /// <summary>A name up to its '&gt;'; the position is after the '&lt;'.</summary>
    private bool ReadGroupName(out string name)
    {
        int start = _position;
        StringBuilder text = new();
        name = "";
        while (!AtEnd && _source[_position] != '>')
        {
            int at = _position;
            int codePoint;
            if (Accept('\\'))
            {
                if (!Accept('u') || !ParseUnicodeEscape(at, out codePoint))
                {
                    return Fail("a group name holds an escape other than '\\u'", at);
                }
            }
            else
            {
                codePoint = ReadCodePoint();
            }

            bool allowed = codePoint is '$' or '_'
                || UnicodeProperties.Find(text.Length == 0 ? "ID_Start" : "ID_Continue")!.Contains(codePoint)
                || (text.Length > 0 && codePoint is 0x200C or 0x200D);
            if (!allowed)
            {
                return Fail("a group name holds a character that no identifier has", at);
            }

            text.Append(char.ConvertFromUtf32(codePoint));
        }

        name = text.ToString();
        return (name.Length > 0 && Accept('>')) || Fail(name.Length > 0 ? "a group name is not closed by '>'" : "a group name is empty", start);
    }

    private bool ParseClass(out CodePointSet set)
    {
        int start = _position++;
        set = CodePointSet.Empty;
        bool isNegated = Accept('^');
        CodePointSetBuilder members = new();
        while (!AtEnd && _source[_position] != ']')
        {
            int at = _position;
            if (!ParseClassAtom(out CodePointSet? first, out int low))
            {
                return false;
            }

            if (_position + 1 < _source.Length && _source[_position] == '-' && _source[_position + 1] != ']')
            {
                _position++;
                if (!ParseClassAtom(out CodePointSet? last, out int high))
                {
                    return false;
                }

                if (first is not null || last is not null)
                {
                    return Fail("a range begins or ends with a set of characters; a '-' that stands for itself is written '\\-'", at);
                }

                if (high < low)
                {
                    return Fail("a range is out of order", at);
                }

                members.Add(low, high);
            }
            else if (first is not null)
            {
                members.Add(first);
            }
            else
            {
                members.Add(low, low);
            }
        }

        if (!Accept(']'))
        {
            return Fail("'[' is not closed", start);
        }

        set = members.Build();
        set = isNegated ? set.Complement() : set;
        return ShareSet(start, ref set);
    }

    /// <summary>Keeps one instance of equal sets, and the work on all of them bounded: a class of six characters may hold a thousand ranges.</summary>
    private bool ShareSet(int start, ref CodePointSet set)
    {
        _rangesBuilt += set.RangeCount;
        if (_rangesBuilt > MaxRanges)
        {
            return Fail("the character classes are too many and too large", start);
        }

        if (_sets.TryGetValue(set, out CodePointSet? known))
        {
            set = known;
        }
        else
        {
            _sets.Add(set, set);
        }

        return true;
    }

    private bool ParseClassAtom(out CodePointSet? set, out int codePoint)
    {
        set = null;
        if (_source[_position] != '\\')
        {
            codePoint = ReadCodePoint();
            return true;
        }

        int start = _position++;
        if (Accept('b'))
        {
            codePoint = '\b';
            return true;
        }

        return ParseCharacterEscape(start, out set, out codePoint);
    }
}
