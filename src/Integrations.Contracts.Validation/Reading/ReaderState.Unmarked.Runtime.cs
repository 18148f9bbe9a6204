namespace Integrations.Contracts.Validation;

// unevaluatedProperties and unevaluatedItems: the members and items that nobody spoke of. After them, all are spoken of.
public ref partial struct ReaderState
{
    /// <summary>Holds the members without a mark against a check, where the value is an object.</summary>
    /// <returns><paramref name="end"/>; negative where one fails.</returns>
    public int SkipUnmarkedMembers<TCheck>(int position, int end, int marks)
        where TCheck : struct, IValueCheck
    {
        if (end < 0 || ByteAt(position) != (byte)'{')
        {
            return end;
        }

        int ordinal = 0;
        for (int next = FirstMember(position); next >= 0; next = NextMember(next))
        {
            next = SkipName(next);
            next = IsMarked(marks, ordinal) ? SkipValue(next) : TCheck.Skip(ref this, next);
            if (next < 0)
            {
                return JsonReading.Invalid;
            }

            ordinal++;
        }

        MarkAll(marks);
        return end;
    }

    /// <summary>Holds the items without a mark against a check, where the value is an array.</summary>
    /// <returns><paramref name="end"/>; negative where one fails.</returns>
    public int SkipUnmarkedItems<TCheck>(int position, int end, int marks)
        where TCheck : struct, IValueCheck
    {
        if (end < 0 || ByteAt(position) != (byte)'[')
        {
            return end;
        }

        int ordinal = 0;
        for (int next = FirstItem(position); next >= 0; next = NextItem(next))
        {
            next = IsMarked(marks, ordinal) ? SkipValue(next) : TCheck.Skip(ref this, next);
            if (next < 0)
            {
                return JsonReading.Invalid;
            }

            ordinal++;
        }

        MarkAll(marks);
        return end;
    }
}
