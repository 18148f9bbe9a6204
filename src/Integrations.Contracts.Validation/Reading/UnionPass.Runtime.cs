using System.ComponentModel;
using System.Numerics;

namespace Integrations.Contracts.Validation;

/// <summary>What is known of a value of a union before a case of it reads the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnionPass
{
    internal UnionPass(int end, bool wasAgain) => (End, WasAgain) = (end, wasAgain);

    /// <summary>Where no case reads the value: the position after it, negative where it is not valid or none of the cases.</summary>
    public int End { get; }

    internal bool WasAgain { get; }
}

// Unions: where the value's kind or a member leaves a single case, that reads it at once; else the cases are tried, and the one that holds takes it.
public ref partial struct ReaderState
{
    /// <summary>The case of a union that is no more than <c>anyOf</c> its cases.</summary>
    /// <returns>The case's number; negative where none reads the value.</returns>
    public int AnyOf<TMode, TCases, T>(int position, BranchChoice choice, out T? value, out UnionPass pass)
        where TMode : struct, IReaderMode
        where TCases : struct, IValueChecks
        where T : class
    {
        value = null;
        ulong possible = choice.Of(ref this, position);
        if ((possible & (possible - 1)) == 0)
        {
            return Only(possible, out pass);
        }

        return Case<TMode>(SkipAny<TCases>(position, possible, out int which), which, IsAgain, out pass);
    }

    /// <summary>As <see cref="AnyOf{TMode, TCases, T}(int, BranchChoice, out T, out UnionPass)"/>, of so many cases that nothing tells apart.</summary>
    public int AnyOf<TMode, TCases, T>(int position, int count, out T? value, out UnionPass pass)
        where TMode : struct, IReaderMode
        where TCases : struct, IValueChecks
        where T : class
    {
        value = null;
        return Case<TMode>(SkipAny<TCases>(position, count, out int which), which, IsAgain, out pass);
    }

    /// <summary>The case of a union that is no more than <c>oneOf</c> its cases.</summary>
    /// <returns>The case's number; negative where none reads the value.</returns>
    public int OneOf<TMode, TCases, T>(int position, BranchChoice choice, out T? value, out UnionPass pass)
        where TMode : struct, IReaderMode
        where TCases : struct, IValueChecks
        where T : class
    {
        value = null;
        ulong possible = choice.Of(ref this, position);
        if ((possible & (possible - 1)) == 0)
        {
            return Only(possible, out pass);
        }

        return Case<TMode>(SkipOne<TCases>(position, possible, out int which), which, IsAgain, out pass);
    }

    /// <summary>As <see cref="OneOf{TMode, TCases, T}(int, BranchChoice, out T, out UnionPass)"/>, of so many cases that nothing tells apart.</summary>
    public int OneOf<TMode, TCases, T>(int position, int count, out T? value, out UnionPass pass)
        where TMode : struct, IReaderMode
        where TCases : struct, IValueChecks
        where T : class
    {
        value = null;
        return Case<TMode>(SkipOne<TCases>(position, count, out int which), which, IsAgain, out pass);
    }

    /// <summary>The first case, of so many, that a checked value is one of.</summary>
    /// <param name="position">Where the value starts.</param>
    /// <param name="end">What the check of the value found.</param>
    /// <param name="count">How many cases there are.</param>
    /// <param name="value">Null: the case takes it.</param>
    /// <param name="pass">What is known of the value.</param>
    /// <returns>The case's number; negative where none reads the value.</returns>
    public int FirstOf<TMode, TCases, T>(int position, int end, int count, out T? value, out UnionPass pass)
        where TMode : struct, IReaderMode
        where TCases : struct, IValueChecks
        where T : class
    {
        value = null;
        bool wasAgain = IsAgain;
        int found = JsonReading.Invalid;
        if (TMode.TakesValues && end >= 0)
        {
            ReaderCheckpoint before = Save();
            IsAgain = true;
            for (int branch = 0; branch < count && found < 0; branch++)
            {
                found = Holds(before, TCases.Skip(ref this, position, branch)) ? branch : JsonReading.Invalid;
            }

            end = found < 0 ? Refuse(ReadRefusalKind.KindWithoutType, position) : end;
        }

        return Case<TMode>(end, found, wasAgain, out pass);
    }

    /// <summary>Ends what began with the choice of a case.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public int Close(int end, UnionPass pass)
    {
        IsAgain = pass.WasAgain;
        return end;
    }

    /// <summary>Takes a case of a union.</summary>
    public int TakeCase<TMode, TUnion, T, TReader>(int position, int end, out TUnion? value, Func<T, SourceTexts, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where TReader : struct, IValueReader<T>
    {
        value = null;
        T? content = default;
        end = Take<TMode, T, TReader>(position, end, ref content);
        if (TMode.TakesValues && end >= 0)
        {
            value = create(content!, LostText(position, end));
        }

        return end;
    }

    /// <summary>Reads a case of a union.</summary>
    public int ReadCase<TMode, TUnion, T, TReader>(int position, out TUnion? value, Func<T, SourceTexts, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where TReader : struct, IValueReader<T>
    {
        value = null;
        T? content = default;
        int end = TReader.Read<TMode>(ref this, position, ref content);
        if (TMode.TakesValues && end >= 0)
        {
            value = create(content!, LostText(position, end));
        }

        return end;
    }

    /// <summary>Reads a case of a union whose value is of an emitted type.</summary>
    public int ReadCase<TMode, TUnion, T>(int position, out TUnion? value, Func<T, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where T : class, IContract<T>
    {
        int end = T.Read<TMode>(ref this, position, out T? content);
        value = TMode.Takes(end) ? create(content!) : null;
        return end;
    }

    /// <summary>Reads a case of a union whose value is an enum.</summary>
    public int ReadEnum<TMode, TUnion, T>(int position, out TUnion? value, Func<T, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where T : struct, Enum
    {
        T content = default;
        int end = ReadEnum<TMode, T>(position, ref content);
        value = TMode.Takes(end) ? create(content) : null;
        return end;
    }

    /// <summary>Reads a case of a union whose value is a string.</summary>
    public int ReadString<TMode, TUnion>(int position, out TUnion? value, Func<string, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
    {
        string? content = null;
        int end = ReadString<TMode>(position, ref content);
        value = TMode.Takes(end) ? create(content!) : null;
        return end;
    }

    /// <summary>Reads a case of a union whose value is an integer.</summary>
    public int ReadInt64<TMode, TUnion>(int position, out TUnion? value, Func<long, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
    {
        long content = 0;
        int end = ReadInt64<TMode>(position, ref content);
        value = TMode.Takes(end) ? create(content) : null;
        return end;
    }

    /// <summary>Reads a case of a union whose value is a boolean.</summary>
    public int ReadBoolean<TMode, TUnion>(int position, out TUnion? value, Func<bool, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
    {
        bool content = false;
        int end = ReadBoolean<TMode>(position, ref content);
        value = TMode.Takes(end) ? create(content) : null;
        return end;
    }

    private readonly int Only(ulong possible, out UnionPass pass)
    {
        pass = new UnionPass(JsonReading.Invalid, IsAgain);
        return possible == 0 ? JsonReading.Invalid : BitOperations.TrailingZeroCount(possible);
    }

    // For a verdict, the look at the cases was all. Else the case reads the value again.
    private int Case<TMode>(int end, int which, bool wasAgain, out UnionPass pass)
        where TMode : struct, IReaderMode
    {
        pass = new UnionPass(end, wasAgain);
        if (!TMode.TakesValues || end < 0)
        {
            return JsonReading.Invalid;
        }

        IsAgain = true;
        return which;
    }

    private SourceTexts LostText(int position, int end)
    {
        SourceTexts texts = HasLostText ? new byte[]?[] { TextOf(position, end).ToArray() } : null;
        HasLostText = false;
        return texts;
    }
}
