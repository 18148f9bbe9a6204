namespace Integrations.Contracts.Validation;

// unevaluatedProperties and unevaluatedItems: the members and items that nobody spoke of. After them, all are spoken of.
public static partial class JsonReading
{
    /// <summary>Holds the members without a mark against a check, where the value is an object.</summary>
    /// <returns><paramref name="end"/>; negative where one fails.</returns>
    public static int SkipUnmarkedMembers<TCheck>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, int marks)
        where TCheck : struct, IValueCheck
    {
        if (end < 0 || json[position] != (byte)'{')
        {
            return end;
        }

        int ordinal = 0;
        for (int next = FirstMember(json, position); next >= 0; next = NextMember(json, next))
        {
            next = SkipColon(json, JsonScanner.SkipString(json, next));
            next = state.IsMarked(marks, ordinal) ? SkipValue(json, next, ref state) : TCheck.Skip(json, next, ref state);
            if (next < 0)
            {
                return Invalid;
            }

            ordinal++;
        }

        state.MarkAll(marks);
        return end;
    }

    /// <summary>Holds the items without a mark against a check, where the value is an array.</summary>
    /// <returns><paramref name="end"/>; negative where one fails.</returns>
    public static int SkipUnmarkedItems<TCheck>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, int marks)
        where TCheck : struct, IValueCheck
    {
        if (end < 0 || json[position] != (byte)'[')
        {
            return end;
        }

        int ordinal = 0;
        for (int next = FirstItem(json, position); next >= 0; next = NextItem(json, next))
        {
            next = state.IsMarked(marks, ordinal) ? SkipValue(json, next, ref state) : TCheck.Skip(json, next, ref state);
            if (next < 0)
            {
                return Invalid;
            }

            ordinal++;
        }

        state.MarkAll(marks);
        return end;
    }
}
