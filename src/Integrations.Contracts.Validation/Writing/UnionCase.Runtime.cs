using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>What the emitted <c>Switch</c> of unions is made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnionCase
{
    /// <summary>An action as a function, as <c>Match</c> wants it.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="action"/> is null.</exception>
    public static Func<T, bool> Of<T>(Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return value =>
        {
            action(value);
            return true;
        };
    }
}
