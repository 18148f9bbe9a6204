using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>A case of a union.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase
{
    /// <summary>Writes the value of the case.</summary>
    void Write(ref ContractWriter writer);
}

/// <summary>A case of a union.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase<T> : IUnionCase
{
    /// <summary>The value.</summary>
    T Value { get; }

    void IUnionCase.Write(ref ContractWriter writer) => writer.Item(Value);
}

/// <summary>Case 1 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase1<T> : IUnionCase<T>
{
}

/// <summary>Case 2 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase2<T> : IUnionCase<T>
{
}

/// <summary>Case 3 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase3<T> : IUnionCase<T>
{
}

/// <summary>Case 4 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase4<T> : IUnionCase<T>
{
}

/// <summary>Case 5 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase5<T> : IUnionCase<T>
{
}

/// <summary>Case 6 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase6<T> : IUnionCase<T>
{
}

/// <summary>Case 7 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase7<T> : IUnionCase<T>
{
}

/// <summary>Case 8 of a union: what tells it from the others, also where two have values of one type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCase8<T> : IUnionCase<T>
{
}

internal static class Unions
{
    // Emitted unions have a private constructor; who derives from one all the same by its copy constructor has no case.
    public static InvalidOperationException Foreign(Contract union) => new($"{union.GetType()} is no case of its union");
}
