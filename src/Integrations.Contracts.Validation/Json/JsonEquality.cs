using System.Buffers;

namespace Integrations.Contracts.Validation.Json;

/// <summary>Equality of JSON values (JSON Schema Core 2020-12, section 4.2.2): numbers by value, strings with escapes resolved, members in any order.</summary>
/// <remarks>Nothing here recurses, and nothing is quadratic: pairs still to compare wait on a list; members of large objects that stand in another order are looked up by sorted hashes; equal items of long arrays are found by hash.</remarks>
internal static class JsonEquality
{
    /// <summary>Up to so many items, each is compared with each.</summary>
    private const int FewItems = 8;

    /// <summary>Up to so many members, a member that stands elsewhere is looked for one by one.</summary>
    private const int FewMembers = 32;

    /// <summary>Whether the value at <paramref name="leftIndex"/> equals that at <paramref name="rightIndex"/>.</summary>
    public static bool AreEqual(TapeView left, int leftIndex, TapeView right, int rightIndex)
    {
        ref readonly TapeEntry first = ref left.Entries[leftIndex];
        ref readonly TapeEntry second = ref right.Entries[rightIndex];
        if (first.Kind != second.Kind)
        {
            return false;
        }

        return first.Kind < JsonKind.Array
            ? AreScalarsEqual(left, leftIndex, right, rightIndex)
            : first.Width == second.Width && AreContainersEqual(left, leftIndex, right, rightIndex);
    }

    /// <summary>A hash of the value: equal values have equal ones. Good inside this process alone.</summary>
    public static uint Hash(TapeView view, int index)
    {
        if (view.Entries[index].Kind < JsonKind.Array)
        {
            return HashScalar(view, index);
        }

        uint[] hashes = HashAll(view, index);
        uint hash = hashes[0];
        ArrayPool<uint>.Shared.Return(hashes);
        return hash;
    }

    /// <summary>Whether two items of the array are equal.</summary>
    public static bool HasDuplicates(TapeView view, int arrayIndex) => TryFindDuplicates(view, arrayIndex, out _, out _);

    /// <summary>Whether two items of the array are equal, and which: their places in the array, from 0.</summary>
    public static bool TryFindDuplicates(TapeValue array, out int first, out int second)
    {
        TapeView view = array.Tape.View;
        if (!TryFindDuplicates(view, array.Index, out first, out second))
        {
            return false;
        }

        first = PlaceOf(view, array.Index, first);
        second = PlaceOf(view, array.Index, second);
        return true;
    }

    /// <summary>Whether two items of the array are equal, and which: their entries.</summary>
    public static bool TryFindDuplicates(TapeView view, int arrayIndex, out int first, out int second)
    {
        int count = view.Count(arrayIndex);
        first = second = 0;
        return count > 1 && (count <= FewItems
            ? TryFindAmongFew(view, arrayIndex, ref first, ref second)
            : TryFindAmongMany(view, arrayIndex, count, ref first, ref second));
    }

    private static int PlaceOf(TapeView view, int arrayIndex, int item)
    {
        int place = 0;
        for (int index = arrayIndex + 1; index < item; index = view.Next(index))
        {
            place++;
        }

        return place;
    }

    private static bool TryFindAmongFew(TapeView view, int arrayIndex, ref int first, ref int second)
    {
        int end = view.Next(arrayIndex);
        for (int index = arrayIndex + 1; index < end; index = view.Next(index))
        {
            for (int other = view.Next(index); other < end; other = view.Next(other))
            {
                if (AreEqual(view, index, view, other))
                {
                    first = index;
                    second = other;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A table of the items by hash, open addressing; a slot holds the index of an item, or 0.</summary>
    private static bool TryFindAmongMany(TapeView view, int arrayIndex, int count, ref int first, ref int second)
    {
        uint[] hashes = HashAll(view, arrayIndex);
        int size = 32;
        while (size < count * 2L && size < 1 << 30)
        {
            size *= 2;
        }

        int[] table = ArrayPool<int>.Shared.Rent(size);
        Span<int> slots = table.AsSpan(0, size);
        slots.Clear();
        bool hasDuplicates = false;
        int end = view.Next(arrayIndex);
        for (int index = arrayIndex + 1; index < end && !hasDuplicates; index = view.Next(index))
        {
            uint hash = hashes[index - arrayIndex];
            int slot = (int)(hash & (uint)(size - 1));
            for (int other = slots[slot]; other != 0; other = slots[slot])
            {
                if (hashes[other - arrayIndex] == hash && AreEqual(view, other, view, index))
                {
                    first = other;
                    second = index;
                    hasDuplicates = true;
                    break;
                }

                slot = (slot + 1) & (size - 1);
            }

            slots[slot] = index;
        }

        ArrayPool<int>.Shared.Return(table);
        ArrayPool<uint>.Shared.Return(hashes);
        return hasDuplicates;
    }

    /// <summary>The hashes of a value and of all that is in it, from the last entry to the first, so that a container finds those of its items made. A pooled array.</summary>
    private static uint[] HashAll(TapeView view, int root)
    {
        int width = view.Entries[root].Width;
        uint[] hashes = ArrayPool<uint>.Shared.Rent(width);
        for (int place = width - 1; place >= 0; place--)
        {
            int index = root + place;
            JsonKind kind = view.Entries[index].Kind;
            if (kind < JsonKind.Array)
            {
                hashes[place] = HashScalar(view, index);
                continue;
            }

            int end = view.Next(index);
            uint hash = (uint)kind;
            if (kind == JsonKind.Array)
            {
                for (int item = index + 1; item < end; item = view.Next(item))
                {
                    hash = NameHash.Combine(hash, hashes[item - root]);
                }
            }
            else
            {
                // A sum, since the order of members is of no account.
                for (int name = index + 1; name < end; name = view.Next(name + 1))
                {
                    hash += NameHash.Combine(hashes[name - root], hashes[name + 1 - root]);
                }
            }

            hashes[place] = hash;
        }

        return hashes;
    }

    private static uint HashScalar(TapeView view, int index) => view.Entries[index].Kind switch
    {
        JsonKind.Number => ExactNumber.Hash(view.RawText(index)),
        JsonKind.String => view.StringHash(index),
        JsonKind kind => (uint)kind,
    };

    private static bool AreScalarsEqual(TapeView left, int leftIndex, TapeView right, int rightIndex) => left.Entries[leftIndex].Kind switch
    {
        JsonKind.Number => ExactNumber.AreEqual(left.RawText(leftIndex), right.RawText(rightIndex)),
        JsonKind.String => AreStringsEqual(left, leftIndex, right, rightIndex),
        _ => true,
    };

    private static bool AreStringsEqual(TapeView left, int leftIndex, TapeView right, int rightIndex) =>
        left.HasEscapes(leftIndex) || right.HasEscapes(rightIndex)
            ? JsonString.RawEquals(left.RawString(leftIndex), right.RawString(rightIndex))
            : left.RawString(leftIndex).SequenceEqual(right.RawString(rightIndex));

    private static bool AreContainersEqual(TapeView left, int leftIndex, TapeView right, int rightIndex)
    {
        // Most values that are compared have their members in the same order: then their tapes go side by side.
        if (AreEqualSideBySide(left, leftIndex, right, rightIndex) is { } areEqualSideBySide)
        {
            return areEqualSideBySide;
        }

        (int Left, int Right)[] waiting = ArrayPool<(int Left, int Right)>.Shared.Rent(64);
        waiting[0] = (leftIndex, rightIndex);
        int count = 1;
        bool areEqual = true;
        while (count > 0 && areEqual)
        {
            (int first, int second) = waiting[--count];
            ref readonly TapeEntry entry = ref left.Entries[first];
            ref readonly TapeEntry other = ref right.Entries[second];
            if (entry.Kind != other.Kind || entry.Width != other.Width)
            {
                areEqual = false;
            }
            else if (entry.Kind < JsonKind.Array)
            {
                areEqual = AreScalarsEqual(left, first, right, second);
            }
            else
            {
                int items = left.Count(first);
                if (items != right.Count(second))
                {
                    areEqual = false;
                    break;
                }

                if (count + items > waiting.Length)
                {
                    Grow(ref waiting, count + items);
                }

                areEqual = entry.Kind == JsonKind.Array
                    ? TryPairItems(left, first, right, second, waiting, ref count)
                    : TryPairMembers(left, first, right, second, items, waiting, ref count);
            }
        }

        ArrayPool<(int Left, int Right)>.Shared.Return(waiting);
        return areEqual;
    }

    /// <summary>Null where it depends on the order of members: at a name that differs. A value that differs decides, for up to there all names are the same, so that in both it is the same member of the same values.</summary>
    private static bool? AreEqualSideBySide(TapeView left, int leftIndex, TapeView right, int rightIndex)
    {
        int width = left.Entries[leftIndex].Width;
        for (int place = 0; place < width; place++)
        {
            ref readonly TapeEntry first = ref left.Entries[leftIndex + place];
            ref readonly TapeEntry second = ref right.Entries[rightIndex + place];
            JsonKind kind = first.Kind;
            if (kind != second.Kind
                || (kind >= JsonKind.Array && first.Width != second.Width)
                || (kind < JsonKind.Array && !AreScalarsEqual(left, leftIndex + place, right, rightIndex + place)))
            {
                return (first.Meta & TapeEntry.IsName) == 0 ? false : null;
            }
        }

        return true;
    }

    private static bool TryPairItems(TapeView left, int first, TapeView right, int second, (int Left, int Right)[] waiting, ref int count)
    {
        int end = left.Next(first);
        int other = second + 1;
        for (int item = first + 1; item < end; item = left.Next(item))
        {
            // Scalars at once: what differs is most often found here.
            if (!TryPair(left, item, right, other, waiting, ref count))
            {
                return false;
            }

            other = right.Next(other);
        }

        return true;
    }

    private static bool TryPairMembers(TapeView left, int first, TapeView right, int second, int items, (int Left, int Right)[] waiting, ref int count)
    {
        if (items > FewMembers)
        {
            return TryPairManyMembers(left, first, right, second, items, waiting, ref count);
        }

        int end = left.Next(first);
        for (int name = first + 1; name < end; name = left.Next(name + 1))
        {
            int other = FindMember(left, name, right, second);
            if (other < 0 || !TryPair(left, name + 1, right, other, waiting, ref count))
            {
                return false;
            }
        }

        return true;
    }

    private static int FindMember(TapeView left, int name, TapeView right, int objectIndex)
    {
        uint hash = left.Entries[name].Extra;
        int end = right.Next(objectIndex);
        for (int other = objectIndex + 1; other < end; other = right.Next(other + 1))
        {
            if (right.Entries[other].Extra == hash && AreStringsEqual(left, name, right, other))
            {
                return other + 1;
            }
        }

        return -1;
    }

    /// <summary>Both objects' names sorted by hash, then matched.</summary>
    private static bool TryPairManyMembers(TapeView left, int first, TapeView right, int second, int items, (int Left, int Right)[] waiting, ref int count)
    {
        uint[] hashes = ArrayPool<uint>.Shared.Rent(items);
        int[] names = ArrayPool<int>.Shared.Rent(items);
        int end = right.Next(second);
        int place = 0;
        for (int name = second + 1; name < end; name = right.Next(name + 1), place++)
        {
            hashes[place] = right.Entries[name].Extra;
            names[place] = name;
        }

        Array.Sort(hashes, names, 0, items);
        bool arePaired = true;
        end = left.Next(first);
        for (int name = first + 1; name < end && arePaired; name = left.Next(name + 1))
        {
            uint hash = left.Entries[name].Extra;
            int low = FirstOf(hashes, items, hash);
            while (low < items && hashes[low] == hash && !AreStringsEqual(left, name, right, names[low]))
            {
                low++;
            }

            arePaired = low < items && hashes[low] == hash && TryPair(left, name + 1, right, names[low] + 1, waiting, ref count);
        }

        ArrayPool<uint>.Shared.Return(hashes);
        ArrayPool<int>.Shared.Return(names);
        return arePaired;
    }

    /// <summary>The first place in a sorted array that is not below <paramref name="hash"/>.</summary>
    private static int FirstOf(uint[] hashes, int count, uint hash)
    {
        int low = 0;
        int high = count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (hashes[middle] < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Compares scalars; lets containers wait.</summary>
    private static bool TryPair(TapeView left, int first, TapeView right, int second, (int Left, int Right)[] waiting, ref int count)
    {
        JsonKind kind = left.Entries[first].Kind;
        if (kind != right.Entries[second].Kind)
        {
            return false;
        }

        if (kind < JsonKind.Array)
        {
            return AreScalarsEqual(left, first, right, second);
        }

        waiting[count++] = (first, second);
        return true;
    }

    private static void Grow(ref (int Left, int Right)[] waiting, int needed)
    {
        (int Left, int Right)[] larger = ArrayPool<(int Left, int Right)>.Shared.Rent(Math.Max(needed, waiting.Length * 2));
        waiting.AsSpan().CopyTo(larger);
        ArrayPool<(int Left, int Right)>.Shared.Return(waiting);
        waiting = larger;
    }
}
