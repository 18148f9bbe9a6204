using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>Case 1 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase1<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

/// <summary>Case 2 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase2<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

/// <summary>Case 3 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase3<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

/// <summary>Case 4 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase4<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

/// <summary>Case 5 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase5<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

/// <summary>Case 6 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase6<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

/// <summary>Case 7 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase7<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

/// <summary>Case 8 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase8<T>
{
    /// <summary>The value.</summary>
    T Value { get; }
}

internal static class Unions
{
    // Emitted unions have a private constructor; who derives from one all the same by its copy constructor has no case.
    public static InvalidOperationException Foreign(Contract union) => new($"{union.GetType()} is no case of its union");
}
