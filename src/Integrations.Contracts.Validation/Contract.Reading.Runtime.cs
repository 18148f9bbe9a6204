using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Integrations.Contracts.Validation;

/// <summary>
/// What every emitted record and union derives from: the payload is checked and read in each form in which it comes. Bytes come as a span, an array or memory, and text as a string, each with an overload of its own,
/// since with spans and memory alone a <c>byte[]</c> would be ambiguous under C# 12.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "They are called on the type that derives: Order.Parse(payload).")]
public abstract record Contract<TSelf> : Contract
    where TSelf : Contract<TSelf>, IContract<TSelf>
{
    /// <summary>Whether a payload is as the contract says. One pass, without allocation; malformed JSON is not valid, nor is a payload beyond the default <see cref="ContractLimits.MaxBytes"/>.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    public static bool IsValid(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.Length > ContractLimits.Default.MaxBytes)
        {
            return false;
        }

        bool isFlat = TSelf.MemberTable.IsFlat;
        ReaderState state = new(utf8Json, PayloadDirection.None, isFlat);
        return state.Finish(isFlat ? TSelf.Read<FlatVerdictMode>(ref state, state.Start, out _) : TSelf.Read<VerdictMode>(ref state, state.Start, out _));
    }

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte})"/>
    public static bool IsValid(byte[] utf8Json) => IsValid(new ReadOnlySpan<byte>(utf8Json));

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte})"/>
    public static bool IsValid(ReadOnlyMemory<byte> utf8Json) => IsValid(utf8Json.Span);

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte})"/>
    /// <param name="json">The payload.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool IsValid(string json) => ContractPayload.IsValid<TSelf>(json);

    /// <summary>Everything that is wrong with a payload.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    public static ValidationResult Validate(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null) => TSelf.MemberTable.Schema.Validate(utf8Json, options);

    /// <inheritdoc cref="Validate(ReadOnlySpan{byte}, ValidationOptions?)"/>
    public static ValidationResult Validate(byte[] utf8Json, ValidationOptions? options = null) => Validate(new ReadOnlySpan<byte>(utf8Json), options);

    /// <inheritdoc cref="Validate(ReadOnlySpan{byte}, ValidationOptions?)"/>
    public static ValidationResult Validate(ReadOnlyMemory<byte> utf8Json, ValidationOptions? options = null) => Validate(utf8Json.Span, options);

    /// <inheritdoc cref="Validate(ReadOnlySpan{byte}, ValidationOptions?)"/>
    /// <param name="json">The payload.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ValidationResult Validate(string json, ValidationOptions? options = null) => ContractPayload.Validate<TSelf>(json, options);

    /// <summary>Everything that is wrong with the payload in a stream, which is read to its end.</summary>
    /// <param name="utf8Json">The payload, UTF-8; a byte order mark is skipped.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="ContractLimitException">The stream holds more than <see cref="ContractLimits.MaxBytes"/>.</exception>
    public static Task<ValidationResult> ValidateAsync(Stream utf8Json, ValidationOptions? options = null, CancellationToken cancellationToken = default) =>
        ContractPayload.ValidateAsync<TSelf>(utf8Json, options, cancellationToken);

    /// <summary>Reads a payload.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <exception cref="ContractViolationException">The payload is not as the contract says, or is not JSON; the exception says why.</exception>
    public static TSelf Parse(ReadOnlySpan<byte> utf8Json) =>
        TryRead(utf8Json, out TSelf? value, out ReadRefusal refusal) ? value : throw new ContractViolationException(Explain(utf8Json, refusal));

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static TSelf Parse(byte[] utf8Json) => Parse(new ReadOnlySpan<byte>(utf8Json));

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static TSelf Parse(ReadOnlyMemory<byte> utf8Json) => Parse(utf8Json.Span);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    /// <param name="json">The payload.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static TSelf Parse(string json) => ContractPayload.Parse<TSelf>(json);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    /// <param name="json">The payload.</param>
    public static TSelf Parse(JsonElement json) => ContractPayload.Parse<TSelf>(json);

    /// <summary>Reads the payload in a stream, which is read to its end.</summary>
    /// <param name="utf8Json">The payload, UTF-8; a byte order mark is skipped.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="ContractLimitException">The stream holds more than <see cref="ContractLimits.MaxBytes"/>.</exception>
    /// <exception cref="ContractViolationException">The payload is not as the contract says, or is not JSON; the exception says why.</exception>
    public static Task<TSelf> ParseAsync(Stream utf8Json, CancellationToken cancellationToken = default) => ContractPayload.ParseAsync<TSelf>(utf8Json, cancellationToken);

    /// <summary>Reads a payload, without explaining where it is wrong.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="value">The value; null where the payload is not valid.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value) => TryRead(utf8Json, out value, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out TSelf)"/>
    public static bool TryParse(byte[] utf8Json, [NotNullWhen(true)] out TSelf? value) => TryParse(new ReadOnlySpan<byte>(utf8Json), out value);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out TSelf)"/>
    public static bool TryParse(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out TSelf? value) => TryParse(utf8Json.Span, out value);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out TSelf)"/>
    /// <param name="json">The payload.</param>
    /// <param name="value">The value; null where the payload is not valid.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool TryParse(string json, [NotNullWhen(true)] out TSelf? value) => ContractPayload.TryParse(json, out value);

    /// <summary>Reads a payload, and says what is wrong where it is not valid.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="value">The value; null where the payload is not valid.</param>
    /// <param name="result">The verdict with its reasons; <see cref="ValidationResult.Valid"/> where the payload is valid.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, out ValidationResult result)
    {
        bool isRead = TryRead(utf8Json, out value, out ReadRefusal refusal);
        result = isRead ? ValidationResult.Valid : Explain(utf8Json, refusal);
        return isRead;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out TSelf, out ValidationResult)"/>
    public static bool TryParse(byte[] utf8Json, [NotNullWhen(true)] out TSelf? value, out ValidationResult result) => TryParse(new ReadOnlySpan<byte>(utf8Json), out value, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out TSelf, out ValidationResult)"/>
    public static bool TryParse(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, out ValidationResult result) => TryParse(utf8Json.Span, out value, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out TSelf, out ValidationResult)"/>
    /// <param name="json">The payload.</param>
    /// <param name="value">The value; null where the payload is not valid.</param>
    /// <param name="result">The verdict with its reasons; <see cref="ValidationResult.Valid"/> where the payload is valid.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool TryParse(string json, [NotNullWhen(true)] out TSelf? value, out ValidationResult result) => ContractPayload.TryParse(json, out value, out result);

    private static bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, out ReadRefusal refusal)
    {
        (value, refusal) = (null, default);
        if (utf8Json.Length > ContractLimits.Default.MaxBytes)
        {
            return false;
        }

        bool isFlat = TSelf.MemberTable.IsFlat;
        ReaderState state = new(utf8Json, PayloadDirection.None, isFlat);
        int position = isFlat ? TSelf.Read<FlatValuesMode>(ref state, state.Start, out value) : TSelf.Read<ValuesMode>(ref state, state.Start, out value);
        refusal = state.Refusal;
        if (state.Finish(position))
        {
            return value is not null;
        }

        value = null;
        return false;
    }

    private static ValidationResult Explain(ReadOnlySpan<byte> utf8Json, ReadRefusal refusal) => ContractPayload.Explain(TSelf.MemberTable.Schema, utf8Json, refusal);
}
