using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>A check of one value, as a type parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueCheck
{
    /// <summary>The position after the value at a position; negative where it is not valid.</summary>
    static abstract int Skip(ref ReaderState state, int position);
}

/// <summary>A check of a member by its name and its value, as a type parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemberCheck
{
    /// <summary>The position after the value at a position; negative where it is not valid.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="position">Where the value starts.</param>
    /// <param name="name">Where the name starts.</param>
    static abstract int Skip(ref ReaderState state, int position, int name);
}

/// <summary>Checks that belong together, each with a number, as a type parameter: of the members of an object, of the items of an array by their place, or the branches of <c>anyOf</c> and <c>oneOf</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueChecks
{
    /// <summary>The position after the value at a position; negative where it is not valid.</summary>
    static abstract int Skip(ref ReaderState state, int position, int which);
}

/// <summary>As <see cref="IValueChecks"/>, and each sets the marks of members or items that it speaks of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMarkingChecks
{
    /// <summary>The position after the value at a position; negative where it is not valid.</summary>
    static abstract int Skip(ref ReaderState state, int position, int which, int marks);
}

/// <summary>Any value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AnyValue : IValueCheck
{
    /// <inheritdoc/>
    public static int Skip(ref ReaderState state, int position) => state.SkipValue(position);
}
