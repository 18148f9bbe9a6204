namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>The nearest of some names by edit distance, where one is near enough to be meant.</summary>
internal static class Similarity
{
    /// <summary>Longer names are not compared: a typing mistake is a matter of short ones, and the cost grows with the square.</summary>
    private const int MaxLength = 64;

    /// <summary>More names are not looked at.</summary>
    private const int MaxCandidates = 1000;

    /// <summary>The candidate that is most like a name; null where none is like it.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int best = int.MaxValue;
        int looked = 0;
        foreach (string candidate in candidates)
        {
            if (++looked > MaxCandidates)
            {
                break;
            }

            int distance = Distance(name, candidate);
            if (distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>Whether a name may be another, mistyped.</summary>
    public static bool IsNear(string name, string candidate) => Distance(name, candidate) < int.MaxValue;

    /// <summary>The number of edits (a character added, dropped, replaced, or two neighbours swapped), case aside; <see cref="int.MaxValue"/> where that is too many to be a typing mistake.</summary>
    private static int Distance(string name, string candidate)
    {
        if (name.Length > MaxLength || candidate.Length > MaxLength || name.Length == 0 || candidate.Length == 0)
        {
            return int.MaxValue;
        }

        string left = name.ToUpperInvariant();
        string right = candidate.ToUpperInvariant();
        if (left == right)
        {
            return 0;
        }

        int allowed = Math.Max(left.Length, right.Length) switch
        {
            < 3 => 0,
            < 6 => 1,
            < 10 => 2,
            _ => 3,
        };
        if (Math.Abs(left.Length - right.Length) > allowed)
        {
            return int.MaxValue;
        }

        int distance = OptimalStringAlignment(left, right);
        return distance <= allowed ? distance : int.MaxValue;
    }

    private static int OptimalStringAlignment(string left, string right)
    {
        int width = right.Length + 1;
        int[] rows = new int[3 * width];
        for (int j = 0; j < width; j++)
        {
            rows[j] = j;
        }

        int before = 2 * width;
        int above = 0;
        int current = width;
        for (int i = 1; i <= left.Length; i++)
        {
            rows[current] = i;
            for (int j = 1; j < width; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                int edits = Math.Min(Math.Min(rows[current + j - 1] + 1, rows[above + j] + 1), rows[above + j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    edits = Math.Min(edits, rows[before + j - 2] + 1);
                }

                rows[current + j] = edits;
            }

            (before, above, current) = (above, current, before);
        }

        return rows[above + right.Length];
    }
}
