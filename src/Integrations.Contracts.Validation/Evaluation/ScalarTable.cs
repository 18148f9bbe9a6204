using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>Strings, numbers and literals, each found by value: literals by kind, strings by hash, numbers exact.</summary>
internal sealed class ScalarTable
{
    /// <summary>Up to so many strings are compared one by one: their lengths tell most apart.</summary>
    private const int FewStrings = 4;

    private readonly int[] _literals = [-1, -1, -1, -1];
    private readonly TextKey[] _strings = [];
    private readonly NameTable? _stringTable;
    private readonly int[] _stringIndices;
    private readonly ExactNumber[] _numbers;
    private readonly int[] _numberIndices;

    /// <param name="values">Values, among them arrays and objects, which are never found.</param>
    public ScalarTable(IReadOnlyList<TapeValue> values)
    {
        var strings = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var stringIndices = new List<int>();
        var numbers = new List<ExactNumber>();
        var numberIndices = new List<int>();
        for (int i = 0; i < values.Count; i++)
        {
            TapeValue value = values[i];
            switch (value.Kind)
            {
                case JsonKind.String:
                    string text = value.GetString();
                    if (seen.Add(text))
                    {
                        strings.Add(text);
                        stringIndices.Add(i);
                    }

                    break;
                case JsonKind.Number:
                    numbers.Add(new ExactNumber(value.RawText));
                    numberIndices.Add(i);
                    break;
                case JsonKind.Null or JsonKind.False or JsonKind.True:
                    _literals[(int)value.Kind] = i;
                    break;
            }
        }

        _stringIndices = stringIndices.ToArray();
        _numbers = numbers.ToArray();
        _numberIndices = numberIndices.ToArray();
        if (strings.Count > FewStrings)
        {
            _stringTable = new NameTable(strings);
        }
        else
        {
            _strings = strings.ConvertAll(text => new TextKey(text)).ToArray();
        }
    }

    /// <summary>The index of a value of the tape; negative where it is none of these.</summary>
    public int Find(in TapeView view, int index)
    {
        JsonKind kind = view.Entries[index].Kind;
        switch (kind)
        {
            case JsonKind.String:
                return FindString(view, index);
            case JsonKind.Number:
                ReadOnlySpan<byte> number = view.RawText(index);
                for (int i = 0; i < _numbers.Length; i++)
                {
                    if (_numbers[i].CompareFrom(number) == 0)
                    {
                        return _numberIndices[i];
                    }
                }

                return -1;
            case JsonKind.Null or JsonKind.False or JsonKind.True:
                return _literals[(int)kind];
            default:
                return -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindString(in TapeView view, int index)
    {
        int found = -1;
        if (_stringTable is { } table)
        {
            found = table.FindString(view, index);
        }
        else
        {
            ref readonly TapeEntry entry = ref view.Entries[index];
            TextKey[] strings = _strings;
            for (int i = 0; i < strings.Length; i++)
            {
                if (view.StringMayBe(entry, strings[i]))
                {
                    found = i;
                    break;
                }
            }
        }

        return found < 0 ? -1 : _stringIndices[found];
    }
}
