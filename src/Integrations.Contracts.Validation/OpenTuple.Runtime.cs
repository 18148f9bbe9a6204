using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Integrations.Contracts.Validation;

/// <summary>What an emitted tuple derives from whose schema lets in items beyond those that it names.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="T">The type of a further item.</typeparam>
public abstract record OpenTuple<TSelf, T> : OpenTuple<TSelf, T, ItemComparer<T>>
    where TSelf : OpenTuple<TSelf, T>, IContract<TSelf>;

/// <summary>As <see cref="OpenTuple{TSelf, T}"/>, for further items that are lists or maps.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="T">The type of a further item.</typeparam>
/// <typeparam name="TComparer">What compares two.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1005:Avoid excessive parameters on generic types", Justification = "Emitted code alone writes them.")]
[SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "Set by emitted readers alone; a property would take a name that an item may have.")]
public abstract record OpenTuple<TSelf, T, TComparer> : Contract<TSelf>
    where TSelf : OpenTuple<TSelf, T, TComparer>, IContract<TSelf>
    where TComparer : struct, IEqualityComparer<T>
{
    /// <summary>The further items, with their texts.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TupleRest<T, TComparer> _rest;

    /// <summary>The items behind those that have a property; empty where there are none.</summary>
    public IReadOnlyList<T> Rest { get => _rest.Items; init => _rest = new(value); }

    /// <summary>Nothing: a list has no text of its own, and the items with a name come first.</summary>
    /// <param name="builder">Where to.</param>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
