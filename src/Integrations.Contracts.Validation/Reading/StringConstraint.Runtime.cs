using System.ComponentModel;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>What a schema asks of a string, made once for emitted code: the values it may have, its length in code points, formats, patterns, content.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringConstraint
{
    private readonly List<Pattern> _patterns = [];
    private readonly List<StringFormat> _formats = [];
    private readonly List<(bool IsBase64, bool IsJson)> _contents = [];
    private TextAlternatives? _alternatives;
    private NameIndex? _values;
    private long _least;
    private long _most = long.MaxValue;
    private bool _hasLength;

    // Patterns, formats, content, alternatives.
    private bool _hasTests;

    // Those that hang on the bytes of a plain string; others ask for a length alone.
    private bool _hasPlainTests;
    private int _plainLeast;

    /// <summary>The strings that are let in, where nothing else is asked.</summary>
    internal NameIndex? Names => _hasLength || _hasTests ? null : _values;

    /// <summary>The string must be one of these.</summary>
    public StringConstraint OneOf(params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = new NameIndex(values);
        return this;
    }

    /// <summary><c>minLength</c> and <c>maxLength</c>.</summary>
    public StringConstraint Length(long least, long most = long.MaxValue)
    {
        (_least, _most, _hasLength) = (least, most, true);
        return this;
    }

    /// <summary><c>pattern</c>.</summary>
    public StringConstraint Pattern(string pattern)
    {
        Pattern parsed = Validation.Pattern.Parse(pattern);
        _patterns.Add(parsed);
        _hasTests = true;
        bool isPlain = parsed.PlainLeast != Validation.Pattern.NoLength;
        _hasPlainTests |= !isPlain;
        _plainLeast = isPlain ? Math.Max(_plainLeast, parsed.PlainLeast) : _plainLeast;
        return this;
    }

    /// <summary><c>format</c>.</summary>
    public StringConstraint Format(StringFormat format)
    {
        _formats.Add(format);
        _hasTests = _hasPlainTests = true;
        return this;
    }

    /// <summary><c>contentEncoding</c> and <c>contentMediaType</c>.</summary>
    public StringConstraint Content(bool isBase64, bool isJson)
    {
        _contents.Add((isBase64, isJson));
        _hasTests = _hasPlainTests = true;
        return this;
    }

    /// <summary><c>anyOf</c>: some of these must let it in.</summary>
    public StringConstraint AnyOf(params StringConstraint[] alternatives)
    {
        _alternatives = new TextAlternatives(alternatives, isExactlyOne: false);
        _hasTests = _hasPlainTests = true;
        return this;
    }

    /// <summary><c>oneOf</c>: exactly one of these must let it in.</summary>
    public StringConstraint ExactlyOneOf(params StringConstraint[] alternatives)
    {
        _alternatives = new TextAlternatives(alternatives, isExactlyOne: true);
        _hasTests = _hasPlainTests = true;
        return this;
    }

    /// <summary>The position after the string at a position; negative where there is none, or none that the schema lets in.</summary>
    public int Skip(ref ReaderState state, int position)
    {
        if (Names is { } names)
        {
            return state.Find(names, position, out int after) >= 0 ? after : JsonReading.Invalid;
        }

        if (_alternatives is not null && state.Find(_alternatives.Values, position, out int end) is >= 0 and int value)
        {
            return _alternatives.LetsIn(value) ? end : JsonReading.Invalid;
        }

        if (state.IsPlainString(position))
        {
            // Each byte is a code point.
            ReadOnlySpan<byte> plain = state.PlainText(position);
            return (_values is null && !_hasPlainTests ? plain.Length >= _plainLeast && HasLength(plain.Length) : Holds(plain)) ? position + 2 : JsonReading.Invalid;
        }

        end = state.SkipOddString(position, out StringTraits traits);
        return end >= 0 && Holds(state.Resolve(position, end, traits)) ? end : JsonReading.Invalid;
    }

    internal bool Holds(ReadOnlySpan<byte> text)
    {
        if (_values is not null && _values.Find(text) < 0)
        {
            return false;
        }

        // A code point is one to four bytes: most lengths need no counting.
        if ((text.Length > _most || (text.Length + 3) / 4 < _least) && !HasLength(JsonString.CountUnescaped(text)))
        {
            return false;
        }

        return !_hasTests || PassesTests(text);
    }

    private bool PassesTests(ReadOnlySpan<byte> text)
    {
        foreach (StringFormat format in _formats)
        {
            if (!StringFormats.IsMatch(format, text))
            {
                return false;
            }
        }

        foreach (Pattern pattern in _patterns)
        {
            if (!pattern.IsMatch(text))
            {
                return false;
            }
        }

        foreach ((bool isBase64, bool isJson) in _contents)
        {
            if (!StringContent.IsMatch(isBase64, isJson, text))
            {
                return false;
            }
        }

        return _alternatives is null || _alternatives.LetsIn(text);
    }

    /// <summary>The pattern that is all that is asked; null where there is more, or none.</summary>
    internal Pattern? OnlyPattern => _patterns.Count == 1 && _values is null && _alternatives is null && _formats.Count == 0 && _contents.Count == 0 && _least == 0 && _most == long.MaxValue ? _patterns[0] : null;

    private bool HasLength(int length) => length >= _least && length <= _most;
}
