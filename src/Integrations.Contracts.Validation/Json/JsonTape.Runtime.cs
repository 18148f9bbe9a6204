using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

public sealed partial class JsonTape
{
    /// <summary>Reads a stream to its end and indexes it. A byte order mark at its start is skipped; <see cref="Text"/> and all offsets begin after it.</summary>
    /// <param name="utf8Json">The stream, UTF-8; it stays open.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none. Beyond <see cref="ContractLimits.MaxBytes"/> reading stops.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="JsonSyntaxException">The text is not JSON, or beyond <see cref="ContractLimits.MaxDepth"/> or <see cref="ContractLimits.MaxBytes"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<JsonTape> ParseAsync(Stream utf8Json, ContractLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        limits ??= ContractLimits.Default;
        return Parse(await ReadToEndAsync(utf8Json, limits, cancellationToken).ConfigureAwait(false), limits);
    }

    /// <summary>The bytes of a stream without its byte order mark: at most one more than the limit, so that too long a text is told from one that just fits.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadToEndAsync(Stream stream, ContractLimits limits, CancellationToken cancellationToken)
    {
        // The mark does not count against the limit.
        long most = (long)limits.MaxBytes + ByteOrderMark.Length + 1;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        int length = 0;
        try
        {
            while (length < most)
            {
                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, buffer.Length * 2L));
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                int room = (int)Math.Min(buffer.Length - length, most - length);
                int read = await stream.ReadAsync(buffer.AsMemory(length, room), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            return WithoutByteOrderMark(buffer.AsSpan(0, length)).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The text of a file or a stream, without the byte order mark that RFC 8259, section 8.1 lets a parser ignore.</summary>
    internal static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> text) => text.StartsWith(ByteOrderMark) ? text.Slice(ByteOrderMark.Length) : text;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];
}
