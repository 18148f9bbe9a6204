using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

// Where an emitted reader keeps the values of members that have one type, each by its member's number, until the record is made of them: so that one step reads them all.

/// <summary>Places for values of up to 4 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A local of emitted code, never compared.")]
[InlineArray(4)]
public struct Slots4<T>
{
    private T _first;
}

/// <summary>Places for values of up to 8 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A local of emitted code, never compared.")]
[InlineArray(8)]
public struct Slots8<T>
{
    private T _first;
}

/// <summary>Places for values of up to 16 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A local of emitted code, never compared.")]
[InlineArray(16)]
public struct Slots16<T>
{
    private T _first;
}

/// <summary>Places for values of up to 32 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A local of emitted code, never compared.")]
[InlineArray(32)]
public struct Slots32<T>
{
    private T _first;
}

/// <summary>Places for values of up to 64 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A local of emitted code, never compared.")]
[InlineArray(64)]
public struct Slots64<T>
{
    private T _first;
}

/// <summary>Places for values of up to 128 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A local of emitted code, never compared.")]
[InlineArray(128)]
public struct Slots128<T>
{
    private T _first;
}

/// <summary>Places for values of up to 256 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A local of emitted code, never compared.")]
[InlineArray(256)]
public struct Slots256<T>
{
    private T _first;
}
