using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>The values of <c>enum</c> or <c>const</c>, sorted by kind: literals as bits, strings by hash, numbers exact, the rest compared as values.</summary>
internal sealed class AllowedValues
{
    private readonly int _literals;
    private readonly byte[][] _strings;
    private readonly NameTable? _stringTable;
    private readonly ExactNumber[] _numbers;
    private readonly TapeValue[] _containers;

    /// <summary>Up to so many strings are compared one by one: their lengths tell most apart.</summary>
    private const int FewStrings = 4;

    public AllowedValues(ImmutableArray<TapeValue> values)
    {
        var strings = new List<byte[]>();
        var numbers = new List<ExactNumber>();
        var containers = new List<TapeValue>();
        foreach (TapeValue value in values)
        {
            switch (value.Kind)
            {
                case JsonKind.String:
                    strings.Add(value.GetUtf8String());
                    break;
                case JsonKind.Number:
                    numbers.Add(new ExactNumber(value.RawText));
                    break;
                case JsonKind.Array or JsonKind.Object:
                    containers.Add(value);
                    break;
                default:
                    _literals |= 1 << (int)value.Kind;
                    break;
            }
        }

        _strings = strings.ToArray();
        _numbers = numbers.ToArray();
        _containers = containers.ToArray();
        if (strings.Count > FewStrings)
        {
            _stringTable = new NameTable(strings.ConvertAll(System.Text.Encoding.UTF8.GetString));
        }
    }

    public bool Contains(in TapeView view, int index)
    {
        JsonKind kind = view.Entries[index].Kind;
        switch (kind)
        {
            case JsonKind.String:
                return _stringTable is { } table ? table.FindString(view, index) >= 0 : ContainsString(view, index);
            case JsonKind.Number:
                ReadOnlySpan<byte> number = view.RawText(index);
                foreach (ExactNumber allowed in _numbers)
                {
                    if (allowed.CompareFrom(number) == 0)
                    {
                        return true;
                    }
                }

                return false;
            case JsonKind.Array or JsonKind.Object:
                foreach (TapeValue allowed in _containers)
                {
                    if (JsonEquality.AreEqual(view, index, allowed.Tape.View, allowed.Index))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return (_literals & (1 << (int)kind)) != 0;
        }
    }

    private bool ContainsString(in TapeView view, int index)
    {
        foreach (byte[] allowed in _strings)
        {
            if (view.StringEquals(index, allowed))
            {
                return true;
            }
        }

        return false;
    }
}
