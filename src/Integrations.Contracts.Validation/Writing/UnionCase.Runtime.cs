using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>What the emitted <c>Switch</c> of unions is made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnionCase
{
    /// <summary>Calls an action where an expression is wanted.</summary>
    /// <returns>True.</returns>
    public static bool Call<T>(Action<T> action, T value)
    {
        ArgumentNullException.ThrowIfNull(action);
        action(value);
        return true;
    }
}
