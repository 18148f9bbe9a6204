namespace Integrations.Contracts.Validation.Patterns.Unicode;

/// <summary>A set of code points, surrogates included; immutable, equal by content.</summary>
/// <remarks>
/// Held as the places where membership changes, ascending: <c>[a-cx]</c> is <c>97 100 120 121</c>. The count is even; the last may be 0x110000.
/// A code point is inside where an odd number of changes lies at or before it.
/// </remarks>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    /// <summary>One past the last code point.</summary>
    public const int End = 0x110000;

    private static readonly CodePointSet?[] s_ascii = new CodePointSet?[128];

    private readonly int[] _changes;

    private CodePointSet(int[] changes) => _changes = changes;

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet All { get; } = new([0, End]);

    public bool IsEmpty => _changes.Length == 0;

    public int RangeCount => _changes.Length / 2;

    /// <summary>The only member, or -1 where there is not exactly one.</summary>
    public int Single => _changes.Length == 2 && _changes[1] == _changes[0] + 1 ? _changes[0] : -1;

    public static CodePointSet Of(int codePoint)
        => codePoint < 128 ? s_ascii[codePoint] ??= Range(codePoint, codePoint) : Range(codePoint, codePoint);

    public static CodePointSet Range(int first, int last) => new([first, last + 1]);

    /// <summary>The set of characters of a text outside the surrogates.</summary>
    public static CodePointSet OfCharacters(string characters)
    {
        CodePointSetBuilder builder = new();
        foreach (char c in characters)
        {
            builder.Add(c, c);
        }

        return builder.Build();
    }

    /// <summary>Takes the changes over as they are: ascending, of even count.</summary>
    internal static CodePointSet FromChanges(int[] changes) => changes.Length == 0 ? Empty : new(changes);

    public (int First, int Last) GetRange(int index) => (_changes[2 * index], _changes[(2 * index) + 1] - 1);

    public bool Contains(int codePoint) => (CountAtOrBefore(codePoint) & 1) != 0;

    public bool ContainsAll(int first, int last)
    {
        int count = CountAtOrBefore(first);
        return (count & 1) != 0 && _changes[count] > last;
    }

    public bool ContainsNone(int first, int last)
    {
        int count = CountAtOrBefore(first);
        return (count & 1) == 0 && (count == _changes.Length || _changes[count] > last);
    }

    public CodePointSet Union(CodePointSet other) => Merge(other, static (a, b) => a | b);

    public CodePointSet Intersect(CodePointSet other) => Merge(other, static (a, b) => a & b);

    public CodePointSet Except(CodePointSet other) => Merge(other, static (a, b) => a & !b);

    public CodePointSet SymmetricExcept(CodePointSet other) => Merge(other, static (a, b) => a ^ b);

    public CodePointSet Complement() => SymmetricExcept(All);

    public bool Equals(CodePointSet? other) => other is not null && (ReferenceEquals(this, other) || _changes.AsSpan().SequenceEqual(other._changes));

    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    public override int GetHashCode()
    {
        int hash = _changes.Length;
        foreach (int change in _changes)
        {
            hash = unchecked((hash * 31) + change);
        }

        return hash;
    }

    private int CountAtOrBefore(int codePoint)
    {
        int index = Array.BinarySearch(_changes, codePoint);
        return index >= 0 ? index + 1 : ~index;
    }

    private CodePointSet Merge(CodePointSet other, Func<bool, bool, bool> member)
    {
        List<int> changes = new(_changes.Length + other._changes.Length);
        int left = 0;
        int right = 0;
        bool inside = false;
        while (left < _changes.Length || right < other._changes.Length)
        {
            int leftAt = left < _changes.Length ? _changes[left] : int.MaxValue;
            int rightAt = right < other._changes.Length ? other._changes[right] : int.MaxValue;
            int at = Math.Min(leftAt, rightAt);
            left += leftAt == at ? 1 : 0;
            right += rightAt == at ? 1 : 0;
            if (member((left & 1) != 0, (right & 1) != 0) != inside)
            {
                inside = !inside;
                changes.Add(at);
            }
        }

        return FromChanges([.. changes]);
    }
}
