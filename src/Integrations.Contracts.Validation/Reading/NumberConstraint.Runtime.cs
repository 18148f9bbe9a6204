using System.ComponentModel;
using System.Text;

namespace Integrations.Contracts.Validation;

/// <summary>What a schema asks of a number, made once for emitted code. Operands are the schema's own texts, exact.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberConstraint
{
    private readonly List<(Test Test, ExactNumber Operand)> _rules = [];
    private ExactNumber[]? _values;
    private bool _isInteger;
    private bool _isIntegerAsWritten;

    private enum Test : byte
    {
        AtLeast,
        Above,
        AtMost,
        Below,
        MultipleOf,
    }

    /// <summary>An integer by value: <c>1.0</c> is one.</summary>
    public NumberConstraint Integer()
    {
        _isInteger = true;
        return this;
    }

    /// <summary>An integer as drafts 3 and 4 have it: without fraction and exponent.</summary>
    public NumberConstraint IntegerAsWritten()
    {
        _isIntegerAsWritten = true;
        return this;
    }

    /// <summary><c>minimum</c>.</summary>
    public NumberConstraint AtLeast(string operand) => Add(Test.AtLeast, operand);

    /// <summary><c>exclusiveMinimum</c>.</summary>
    public NumberConstraint Above(string operand) => Add(Test.Above, operand);

    /// <summary><c>maximum</c>.</summary>
    public NumberConstraint AtMost(string operand) => Add(Test.AtMost, operand);

    /// <summary><c>exclusiveMaximum</c>.</summary>
    public NumberConstraint Below(string operand) => Add(Test.Below, operand);

    /// <summary><c>multipleOf</c>.</summary>
    public NumberConstraint MultipleOf(string operand) => Add(Test.MultipleOf, operand);

    /// <summary>The number must equal one of these.</summary>
    public NumberConstraint OneOf(params string[] values)
    {
        _values = Array.ConvertAll(values, value => new ExactNumber(Encoding.UTF8.GetBytes(value)));
        return this;
    }

    /// <summary>The position after the number at a position; negative where there is none, or none that the schema lets in.</summary>
    public int Skip(ref ReaderState state, int position)
    {
        if (!state.IsNumber(position))
        {
            return JsonReading.Invalid;
        }

        int start = state.Offset(position);
        int stop = JsonScanner.SkipNumber(state.Json, start, out bool isInteger);
        int end = state.AfterScalar(position, stop);
        if (end < 0)
        {
            return end;
        }

        ReadOnlySpan<byte> number = state.Json.Slice(start, stop - start);
        return (isInteger || (!_isIntegerAsWritten && (!_isInteger || ExactNumber.IsInteger(number)))) && Holds(number) ? end : JsonReading.Invalid;
    }

    private bool Holds(ReadOnlySpan<byte> number)
    {
        foreach ((Test test, ExactNumber operand) in _rules)
        {
            bool holds = test switch
            {
                Test.AtLeast => operand.CompareFrom(number) >= 0,
                Test.Above => operand.CompareFrom(number) > 0,
                Test.AtMost => operand.CompareFrom(number) <= 0,
                Test.Below => operand.CompareFrom(number) < 0,
                _ => operand.IsDivisorOf(number),
            };
            if (!holds)
            {
                return false;
            }
        }

        return _values is null || IsAmong(_values, number);
    }

    private static bool IsAmong(ExactNumber[] values, ReadOnlySpan<byte> number)
    {
        foreach (ExactNumber value in values)
        {
            if (value.CompareFrom(number) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private NumberConstraint Add(Test test, string operand)
    {
        _rules.Add((test, new ExactNumber(Encoding.UTF8.GetBytes(operand))));
        return this;
    }
}
