using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Testing;

/// <summary>Asserts that a payload is, or is not, as its contract says.</summary>
public static partial class ContractAssert
{
    /// <summary>The payload is as the contract says.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="utf8Json">The payload, UTF-8.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>The payload's value.</returns>
    /// <exception cref="ContractAssertException">It is not; the message says where and why.</exception>
    public static T Valid<T>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where T : IContract<T>
    {
        ValidationResult result = T.Validate(utf8Json, options);
        if (!result.IsValid)
        {
            throw new ContractAssertException(result.ToString(), result);
        }

        // Both come from one schema, but one interprets it and the other is its emitted code: a test may as well hold them to each other.
        return T.TryParse(utf8Json, out T? value, out ValidationResult parsed) ? value : throw new ContractAssertException(parsed.ToString(), parsed);
    }

    /// <inheritdoc cref="Valid{T}(ReadOnlySpan{byte}, ValidationOptions?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    public static T Valid<T>(byte[] utf8Json, ValidationOptions? options = null)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return Valid<T>(utf8Json.AsSpan(), options);
    }

    /// <inheritdoc cref="Valid{T}(ReadOnlySpan{byte}, ValidationOptions?)"/>
    /// <param name="json">The payload.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static T Valid<T>(string json, ValidationOptions? options = null)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Valid<T>(Encoding.UTF8.GetBytes(json).AsSpan(), options);
    }

    /// <summary>What a record writes is as its contract says: a record that was built by hand may not be.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="value">The record.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>The value that reads back.</returns>
    /// <exception cref="ContractAssertException">It is not; the message says where and why.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static T Valid<T>(T value, ValidationOptions? options = null)
        where T : IContract<T> => Valid<T>(Written(value).AsSpan(), options);

    /// <summary>The payload is not as the contract says.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="utf8Json">The payload, UTF-8.</param>
    /// <param name="at">Where in the payload there is an error: a JSON Pointer (RFC 6901), empty for the root; null for anywhere.</param>
    /// <param name="keyword">The keyword that failed there, as <c>enum</c>; null for any.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>What is wrong with it.</returns>
    /// <exception cref="ContractAssertException">It is valid, or it is wrong elsewhere or for another reason; the message says what was found.</exception>
    public static ValidationResult Invalid<T>(ReadOnlySpan<byte> utf8Json, string? at = null, string? keyword = null, ValidationOptions? options = null)
        where T : IContract<T>
    {
        ValidationResult result = T.Validate(utf8Json, options);
        if (result.IsValid)
        {
            throw new ContractAssertException($"the payload is valid for {typeof(T).Name}, but {Expectation(at, keyword)} was expected", result);
        }

        foreach (ValidationError error in result.Errors)
        {
            if ((at is null || error.InstanceLocation == at) && (keyword is null || error.Keyword == keyword))
            {
                return result;
            }
        }

        throw new ContractAssertException($"the payload is not valid for {typeof(T).Name}, but without {Expectation(at, keyword)}; what was found:\n{result}", result);
    }

    /// <inheritdoc cref="Invalid{T}(ReadOnlySpan{byte}, string?, string?, ValidationOptions?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    public static ValidationResult Invalid<T>(byte[] utf8Json, string? at = null, string? keyword = null, ValidationOptions? options = null)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return Invalid<T>(utf8Json.AsSpan(), at, keyword, options);
    }

    /// <inheritdoc cref="Invalid{T}(ReadOnlySpan{byte}, string?, string?, ValidationOptions?)"/>
    /// <param name="json">The payload.</param>
    /// <param name="at">Where in the payload there is an error: a JSON Pointer (RFC 6901), empty for the root; null for anywhere.</param>
    /// <param name="keyword">The keyword that failed there, as <c>enum</c>; null for any.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ValidationResult Invalid<T>(string json, string? at = null, string? keyword = null, ValidationOptions? options = null)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Invalid<T>(Encoding.UTF8.GetBytes(json).AsSpan(), at, keyword, options);
    }

    /// <summary>What a record writes is not as its contract says.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="value">The record.</param>
    /// <param name="at">Where in what it writes there is an error: a JSON Pointer (RFC 6901), empty for the root; null for anywhere.</param>
    /// <param name="keyword">The keyword that failed there, as <c>enum</c>; null for any.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>What is wrong with it.</returns>
    /// <exception cref="ContractAssertException">It is valid, or it is wrong elsewhere or for another reason; the message says what was found.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static ValidationResult Invalid<T>(T value, string? at = null, string? keyword = null, ValidationOptions? options = null)
        where T : IContract<T> => Invalid<T>(Written(value).AsSpan(), at, keyword, options);

    private static byte[] Written<T>(T value)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return Encoding.UTF8.GetBytes(value.ToJson());
    }

    private static string Expectation(string? at, string? keyword)
    {
        string where = at switch
        {
            null => "",
            "" => " at the root",
            _ => " at " + at,
        };
        return keyword is null ? "an error" + where : $"an error of '{keyword}'{where}";
    }
}
