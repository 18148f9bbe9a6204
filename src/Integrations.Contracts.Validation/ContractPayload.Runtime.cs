using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using System.Threading;
using System.Threading.Tasks;

namespace Integrations.Contracts.Validation;

/// <summary>The forms in which payloads come, beside bytes: what the overloads of <see cref="Contract{TSelf}"/> call.</summary>
internal static class ContractPayload
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether a payload is as its contract says.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool IsValid<T>(string json)
        where T : IContract<T>
    {
        byte[] utf8 = Rent(json, out int length);
        try
        {
            return T.IsValid(utf8.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Everything that is wrong with a payload.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ValidationResult Validate<T>(string json, ValidationOptions? options)
        where T : IContract<T>
    {
        byte[] utf8 = Rent(json, out int length);
        try
        {
            return T.Validate(utf8.AsSpan(0, length), options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ContractViolationException">The payload is not as the contract says, or is not JSON.</exception>
    public static T Parse<T>(string json)
        where T : IContract<T>
    {
        byte[] utf8 = Rent(json, out int length);
        try
        {
            return T.Parse(utf8.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Reads a JSON value.</summary>
    /// <exception cref="ContractViolationException">The value is not as the contract says.</exception>
    public static T Parse<T>(JsonElement json)
        where T : IContract<T>
    {
#if NET9_0_OR_GREATER
        return T.Parse(JsonMarshal.GetRawUtf8Value(json));
#else
        return T.Parse(Encoding.UTF8.GetBytes(json.GetRawText()));
#endif
    }

    /// <summary>Reads a payload, without explaining where it is wrong.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool TryParse<T>(string json, [NotNullWhen(true)] out T? value)
        where T : IContract<T>
    {
        byte[] utf8 = Rent(json, out int length);
        try
        {
            return T.TryParse(utf8.AsSpan(0, length), out value);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Reads a payload, and says what is wrong where it is not valid.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool TryParse<T>(string json, [NotNullWhen(true)] out T? value, out ValidationResult result)
        where T : IContract<T>
    {
        byte[] utf8 = Rent(json, out int length);
        try
        {
            return T.TryParse(utf8.AsSpan(0, length), out value, out result);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Reads a stream to its end, and the payload in it; a byte order mark is skipped.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ContractViolationException">The payload is not as the contract says, or is not JSON.</exception>
    /// <exception cref="ContractLimitException">The stream holds more than <see cref="ContractLimits.MaxBytes"/>.</exception>
    public static async Task<T> ParseAsync<T>(Stream stream, CancellationToken cancellationToken)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ReadOnlyMemory<byte> payload = await ReadAsync(stream, ContractLimits.Default, cancellationToken).ConfigureAwait(false);
        return T.Parse(payload.Span);
    }

    /// <summary>Reads a stream to its end, and says everything that is wrong with the payload in it; a byte order mark is skipped.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ContractLimitException">The stream holds more than <see cref="ContractLimits.MaxBytes"/>.</exception>
    public static async Task<ValidationResult> ValidateAsync<T>(Stream stream, ValidationOptions? options, CancellationToken cancellationToken)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ReadOnlyMemory<byte> payload = await ReadAsync(stream, (options ?? ValidationOptions.Default).Limits, cancellationToken).ConfigureAwait(false);
        return T.Validate(payload.Span, options);
    }

    /// <summary>Why a reader refused a payload: what the schema says against it; where that is nothing, what the .NET type cannot hold.</summary>
    public static ValidationResult Explain(JsonSchema schema, ReadOnlySpan<byte> utf8Json, ReadRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ValidationResult result = schema.Validate(utf8Json);
        return result.IsValid ? refusal.ToResult(utf8Json) : result;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, ContractLimits limits, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, Array.MaxLength));
            }

            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            length += read;
            if (length > limits.MaxBytes)
            {
                throw new ContractLimitException(nameof(ContractLimits.MaxBytes), $"the stream holds more than {limits.MaxBytes} bytes");
            }
        }

        ReadOnlyMemory<byte> payload = buffer.AsMemory(0, length);
        return payload.Span.StartsWith(ByteOrderMark) ? payload[ByteOrderMark.Length..] : payload;
    }

    // UTF-8 in a buffer of the pool. A surrogate without its partner becomes the three bytes that the UTF-8 decoder refuses (RFC 3629, section 3), so that it is an error at its place.
    private static byte[] Rent(string json, out int length)
    {
        ArgumentNullException.ThrowIfNull(json);
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(checked(json.Length * 3));
        ReadOnlySpan<char> rest = json;
        length = 0;
        while (true)
        {
            Utf8.FromUtf16(rest, utf8.AsSpan(length), out int read, out int written, replaceInvalidSequences: false);
            length += written;
            if (read == rest.Length)
            {
                return utf8;
            }

            int surrogate = rest[read];
            utf8[length++] = (byte)(0xE0 | (surrogate >> 12));
            utf8[length++] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
            utf8[length++] = (byte)(0x80 | (surrogate & 0x3F));
            rest = rest[(read + 1)..];
        }
    }
}
