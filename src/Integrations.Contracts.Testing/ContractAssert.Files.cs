using System.IO;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Testing;

/// <content>Payloads in files: the path is the payload's name in messages, so that an editor jumps there.</content>
public static partial class ContractAssert
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The payload in a file is as the contract says. A byte order mark is skipped.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">Direction and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>The payload's value.</returns>
    /// <exception cref="ContractAssertException">It is not; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static T ValidFile<T>(string path, ValidationOptions? options = null)
        where T : IContract<T> => Valid<T>(Read(path), Named(options, path));

    /// <summary>The payload in a file is not as the contract says. A byte order mark is skipped.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="at">Where in the payload there is an error: a JSON Pointer (RFC 6901), empty for the root; null for anywhere.</param>
    /// <param name="keyword">The keyword that failed there, as <c>enum</c>; null for any.</param>
    /// <param name="options">Direction and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>What is wrong with it.</returns>
    /// <exception cref="ContractAssertException">It is valid, or it is wrong elsewhere or for another reason; the message says what was found.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ValidationResult InvalidFile<T>(string path, string? at = null, string? keyword = null, ValidationOptions? options = null)
        where T : IContract<T> => Invalid<T>(Read(path), at, keyword, Named(options, path));

    private static ReadOnlySpan<byte> Read(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        return bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
    }

    private static ValidationOptions Named(ValidationOptions? options, string path) =>
        (options ?? ValidationOptions.Default) with { PayloadName = options?.PayloadName ?? path };
}
