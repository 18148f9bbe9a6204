namespace Integrations.Contracts.Validation.Json;

/// <summary>The allowed name that a mistyped one was meant to be: for help lines, never for a verdict.</summary>
/// <remarks>
/// Edit distance with swaps of neighbours (optimal string alignment), case ignored at the price of nothing.
/// A name counts as near up to a third of the longer one's length, so that "stripe" is not offered for "paddle".
/// Names come from payloads and schemas: both sides are cut at <see cref="MaxLength"/>, and at most <see cref="MaxCandidates"/> are looked at.
/// </remarks>
internal static class NearestName
{
    /// <summary>Longer names have no near one.</summary>
    private const int MaxLength = 64;

    /// <summary>Candidates beyond are not looked at.</summary>
    private const int MaxCandidates = 1000;

    /// <summary>The nearest of the candidates, the first where several are equally near; null where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? nearest = null;
        int best = int.MaxValue, seen = 0;
        var rows = new int[3 * (MaxLength + 1)];
        foreach (string candidate in candidates)
        {
            if (++seen > MaxCandidates)
            {
                break;
            }

            int limit = Math.Max(name.Length, candidate.Length) / 3;
            if (candidate.Length is 0 or > MaxLength || Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            int distance = Distance(name, candidate, rows);
            if (distance <= limit && distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>How many letters must be changed, put in, taken out or swapped with their neighbour; names of up to 64 letters.</summary>
    public static int Distance(string left, string right) => Distance(left, right, new int[3 * (MaxLength + 1)]);

    private static int Distance(string left, string right, int[] rows)
    {
        Span<int> beforeLast = rows.AsSpan(0, MaxLength + 1), last = rows.AsSpan(MaxLength + 1, MaxLength + 1), current = rows.AsSpan(2 * (MaxLength + 1), MaxLength + 1);
        for (int column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (int row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                bool same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                int distance = Math.Min(Math.Min(last[column] + 1, current[column - 1] + 1), last[column - 1] + (same ? 0 : 1));
                if (row > 1 && column > 1
                    && char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 2])
                    && char.ToUpperInvariant(left[row - 2]) == char.ToUpperInvariant(right[column - 1]))
                {
                    distance = Math.Min(distance, beforeLast[column - 2] + 1);
                }

                current[column] = distance;
            }

            Span<int> spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return last[right.Length];
    }
}
