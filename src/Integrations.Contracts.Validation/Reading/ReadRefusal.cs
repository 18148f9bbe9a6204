using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>Why a payload that its schema lets in gave no .NET value: the type cannot hold it.</summary>
/// <param name="Kind">What cannot be held.</param>
/// <param name="Offset">Where it stands in the payload, in bytes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ReadRefusal(ReadRefusalKind Kind, int Offset)
{
    /// <summary>The refusal as a result, for the exception and for <c>TryParse</c>.</summary>
    /// <param name="utf8Json">The payload.</param>
    public ValidationResult ToResult(ReadOnlySpan<byte> utf8Json)
    {
        TextPosition position = PositionOf(utf8Json, Offset);
        ValidationError error = new()
        {
            InstanceLocation = "",
            KeywordLocation = "",
            AbsoluteKeywordLocation = "",
            Keyword = "",
            Message = Kind switch
            {
                ReadRefusalKind.IntegerTooLarge => "IC3101: the integer is valid, but does not fit in the 64 bits of its .NET type; the contract's option Numbers=\"biginteger\" takes it",
                ReadRefusalKind.NumberTooLarge => "IC3102: the number is valid, but beyond the range of its .NET type; the contract's option Numbers=\"json\" takes it",
                _ => "IC3103: the value is valid, but of a kind that its .NET type cannot hold",
            },
            Position = position,
            Length = 1,
        };
        return new ValidationResult(false, ImmutableArray.Create(error));
    }

    private static TextPosition PositionOf(ReadOnlySpan<byte> utf8Json, int offset)
    {
        int line = 1, column = 1;
        for (int index = 0; index < offset && index < utf8Json.Length; index++)
        {
            byte b = utf8Json[index];
            if (b == (byte)'\n' || (b == (byte)'\r' && !(index + 1 < utf8Json.Length && utf8Json[index + 1] == (byte)'\n')))
            {
                line++;
                column = 1;
            }
            else if (b != (byte)'\r')
            {
                // UTF-16 code units: one for each lead byte, two where four bytes follow from it.
                column += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
            }
        }

        return new TextPosition(offset, line, column);
    }
}

/// <summary>The ways in which a .NET type cannot hold a valid value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ReadRefusalKind : byte
{
    /// <summary>It can.</summary>
    None,

    /// <summary>An integer beyond <see cref="long"/> (or beyond <see cref="int"/>, where the schema's bounds do not say so).</summary>
    IntegerTooLarge,

    /// <summary>A number beyond <see cref="double"/> or <see cref="decimal"/>.</summary>
    NumberTooLarge,

    /// <summary>A value of a kind that the emitted type has no place for.</summary>
    KindWithoutType,
}
