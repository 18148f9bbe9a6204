using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>What every emitted record and union can do: check, read and write itself.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IContract<TSelf>
    where TSelf : IContract<TSelf>
{
    /// <summary>Where the type's schema is, and the names of a record's members.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract MemberTable MemberTable { get; }

    /// <summary>Reads one value: the reader that is emitted for the type, one body for verdicts and for values.</summary>
    /// <param name="state">The pass over the text, and what it carries along.</param>
    /// <param name="at">Where the value begins.</param>
    /// <param name="value">The value; null where the mode takes none.</param>
    /// <returns>The position after the value; negative where it is not valid.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract int Read<TMode>(ref ReaderState state, int at, out TSelf? value)
        where TMode : struct, IReaderMode;

    /// <summary>Whether a payload is as the contract says. One pass, without allocation; malformed JSON is not valid.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    static abstract bool IsValid(ReadOnlySpan<byte> utf8Json);

    /// <summary>Everything that is wrong with a payload.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    static abstract ValidationResult Validate(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null);

    /// <summary>Reads a payload.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <exception cref="ContractViolationException">The payload is not as the contract says, or is not JSON; the exception says why.</exception>
    static abstract TSelf Parse(ReadOnlySpan<byte> utf8Json);

    /// <summary>Reads a payload, without explaining where it is wrong.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="value">The value; null where the payload is not valid.</param>
    static abstract bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value);

    /// <summary>Reads a payload, and says what is wrong where it is not valid.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="value">The value; null where the payload is not valid.</param>
    /// <param name="result">The verdict with its reasons; <see cref="ValidationResult.Valid"/> where the payload is valid.</param>
    static abstract bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, out ValidationResult result);

    /// <summary>Writes the value as JSON.</summary>
    /// <param name="writer">Where to.</param>
    void WriteTo(Utf8JsonWriter writer);

    /// <summary>The value as JSON.</summary>
    string ToJson();
}
