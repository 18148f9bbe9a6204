using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>A file's text as UTF-8, without byte order mark; equal by content, the checksum first.</summary>
internal sealed class Utf8Text : IEquatable<Utf8Text>
{
    private readonly byte[] _bytes;
    private readonly ulong _checksum;

    public Utf8Text(byte[] bytes)
    {
        _bytes = bytes;
        _checksum = Checksum(bytes);
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The text of a file; null, with the reason, where it is not to be had.</summary>
    /// <remarks>The compiler reads a file that is not UTF-8 all the same, without a word; the program would refuse it at run time.</remarks>
    public static Utf8Text? Of(AdditionalText file, CancellationToken cancellationToken, out string? problem)
    {
        if (file.GetText(cancellationToken) is not { } source)
        {
            problem = "the file cannot be read";
            return null;
        }

        string text = source.ToString();
        problem = IsUtf8(source.Encoding, text) ? null : "the file is not UTF-8";
        return problem is null ? new Utf8Text(Encoding.UTF8.GetBytes(text)) : null;
    }

    // The compiler decodes strictly first. Where that fails it takes the machine's encoding, and where that is UTF-8 as well, wrong bytes become U+FFFD.
    private static bool IsUtf8(Encoding? encoding, string text) =>
        encoding is null
        || (encoding.WebName == Encoding.UTF8.WebName && (encoding.DecoderFallback is not DecoderReplacementFallback || text.IndexOf('\uFFFD') < 0));

    public bool Equals(Utf8Text? other) => other is not null && (ReferenceEquals(this, other) || (_checksum == other._checksum && _bytes.AsSpan().SequenceEqual(other._bytes)));

    public override bool Equals(object? obj) => Equals(obj as Utf8Text);

    public override int GetHashCode() => _checksum.GetHashCode();

    // FNV-1a, 64 bits: a filter before the bytes are compared, not a proof.
    private static ulong Checksum(byte[] bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in bytes)
        {
            hash = unchecked((hash ^ value) * 1099511628211);
        }

        return hash;
    }
}
