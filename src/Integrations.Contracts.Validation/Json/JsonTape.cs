using System.Buffers;
using System.Text;
using System.Threading;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

/// <summary>A JSON text (RFC 8259) with an index of its values, for looking at them in any order. Immutable, and safe for any number of threads until it is disposed.</summary>
/// <remarks>
/// The text is not copied: it must not change while the tape is in use. Disposing gives the index back to a pool early; not disposing is safe.
/// Duplicate names, lone surrogates and a byte order mark are refused.
/// </remarks>
public sealed partial class JsonTape : IDisposable
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly int _count;
    private TapeEntry[]? _entries;
    private LineMap? _lines;

    private JsonTape(ReadOnlyMemory<byte> text, TapeEntry[] entries, int count)
    {
        _text = text;
        _entries = entries;
        _count = count;
    }

    /// <summary>The one value of the text.</summary>
    public TapeValue Root => new(this, 0);

    /// <summary>The text.</summary>
    public ReadOnlyMemory<byte> Text => _text;

    /// <summary>The text and its entries, as the interpreter looks at them.</summary>
    internal TapeView View => new(_text.Span, Entries);

    internal ReadOnlySpan<TapeEntry> Entries => new(_entries ?? throw new ObjectDisposedException(nameof(JsonTape)), 0, _count);

    /// <summary>Indexes a text.</summary>
    /// <param name="utf8Json">The text, as UTF-8; kept, not copied.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none.</param>
    /// <exception cref="JsonSyntaxException">The text is not JSON, or beyond <see cref="ContractLimits.MaxDepth"/> or <see cref="ContractLimits.MaxBytes"/>.</exception>
    public static JsonTape Parse(ReadOnlyMemory<byte> utf8Json, ContractLimits? limits = null) =>
        TryParse(utf8Json, out JsonTape? tape, out JsonSyntaxError error, limits) ? tape! : throw new JsonSyntaxException(error);

    /// <summary>Indexes a text.</summary>
    /// <param name="utf8Json">The text, as UTF-8; kept, not copied.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="JsonSyntaxException">The text is not JSON, or beyond <see cref="ContractLimits.MaxDepth"/> or <see cref="ContractLimits.MaxBytes"/>.</exception>
    public static JsonTape Parse(byte[] utf8Json, ContractLimits? limits = null) =>
        Parse(new ReadOnlyMemory<byte>(utf8Json ?? throw new ArgumentNullException(nameof(utf8Json))), limits);

    /// <summary>Indexes a text; <see cref="Text"/> and all offsets are those of its UTF-8.</summary>
    /// <param name="json">The text.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="JsonSyntaxException">The text is not JSON, has a surrogate without its other half, or is beyond <see cref="ContractLimits.MaxDepth"/> or <see cref="ContractLimits.MaxBytes"/>.</exception>
    public static JsonTape Parse(string json, ContractLimits? limits = null) =>
        TryParse(json, out JsonTape? tape, out JsonSyntaxError error, limits) ? tape! : throw new JsonSyntaxException(error);

    /// <summary>Indexes a text, and says why where it cannot.</summary>
    /// <param name="utf8Json">The text, as UTF-8; kept, not copied.</param>
    /// <param name="tape">The tape; null where the text is wrong.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> utf8Json, out JsonTape? tape, out JsonSyntaxError error, ContractLimits? limits = null) =>
        TryRead(utf8Json, isSchema: false, out tape, out error, limits);

    /// <summary>Indexes a schema, in whose strings an escaped surrogate may stand without its other half (RFC 8259, section 8.2 leaves that open). It is data that no payload equals (<see cref="Wtf8"/>).</summary>
    internal static bool TryParseSchema(ReadOnlyMemory<byte> utf8Json, out JsonTape? tape, out JsonSyntaxError error, ContractLimits? limits = null) =>
        TryRead(utf8Json, isSchema: true, out tape, out error, limits);

    /// <inheritdoc cref="TryParseSchema"/>
    /// <exception cref="JsonSyntaxException">The text is not JSON, or beyond a limit.</exception>
    internal static JsonTape ParseSchema(ReadOnlyMemory<byte> utf8Json, ContractLimits? limits = null) =>
        TryParseSchema(utf8Json, out JsonTape? tape, out JsonSyntaxError error, limits) ? tape! : throw new JsonSyntaxException(error);

    private static bool TryRead(ReadOnlyMemory<byte> utf8Json, bool isSchema, out JsonTape? tape, out JsonSyntaxError error, ContractLimits? limits)
    {
        limits ??= ContractLimits.Default;
        TapeBuffer buffer = TapeBuffer.Rent();
        ReadOnlySpan<byte> text = utf8Json.Span;
        if (!buffer.TryFill(text, limits, isSchema))
        {
            buffer.Return();
            tape = null;
            error = JsonScanner.Explain(text, limits, isSchema);
            return false;
        }

        int count = buffer.Count;
        TapeEntry[] entries = buffer.TakeEntries();
        buffer.Return();
        tape = new JsonTape(utf8Json, entries, count);
        error = default;
        return true;
    }

    /// <summary>Indexes a text, and says why where it cannot.</summary>
    /// <param name="utf8Json">The text, as UTF-8; kept, not copied.</param>
    /// <param name="tape">The tape; null where the text is wrong.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    public static bool TryParse(byte[] utf8Json, out JsonTape? tape, out JsonSyntaxError error, ContractLimits? limits = null) =>
        TryParse(new ReadOnlyMemory<byte>(utf8Json ?? throw new ArgumentNullException(nameof(utf8Json))), out tape, out error, limits);

    /// <summary>Indexes a text, and says why where it cannot.</summary>
    /// <param name="json">The text.</param>
    /// <param name="tape">The tape; null where the text is wrong.</param>
    /// <param name="error">What is wrong; its offset is that in the text's UTF-8.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool TryParse(string json, out JsonTape? tape, out JsonSyntaxError error, ContractLimits? limits = null)
    {
        limits ??= ContractLimits.Default;
        int lone = IndexOfLoneSurrogate(json ?? throw new ArgumentNullException(nameof(json)));
        if (lone < 0)
        {
            return TryParse(new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(json)), out tape, out error, limits);
        }

        // What stands before the surrogate may be wrong already; else the surrogate is what is wrong.
        byte[] before = Encoding.UTF8.GetBytes(json.Substring(0, lone));
        error = JsonScanner.Explain(before, limits);
        if (error.Position.Offset >= before.Length || error.Kind == JsonSyntaxErrorKind.None)
        {
            error = new JsonSyntaxError(JsonSyntaxErrorKind.LoneSurrogate, LineMap.Find(before, before.Length));
        }

        tape = null;
        return false;
    }

    /// <summary>The line and column of a byte of the text.</summary>
    /// <param name="offset">Bytes from the start, at most the length of the text.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is outside the text.</exception>
    public TextPosition PositionAt(int offset)
    {
        if ((uint)offset > (uint)_text.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        LineMap lines = _lines ??= new LineMap(_text.Span);
        return lines.PositionAt(_text.Span, offset);
    }

    /// <summary>Gives the index back. No value of the tape may be looked at afterwards (<see cref="ObjectDisposedException"/>), nor while it is being disposed.</summary>
    public void Dispose()
    {
        TapeEntry[]? entries = Interlocked.Exchange(ref _entries, null);
        if (entries is not null)
        {
            ArrayPool<TapeEntry>.Shared.Return(entries);
        }
    }

    internal static int IndexOfLoneSurrogate(string text, int start = 0)
    {
        for (int index = start; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
                {
                    return index;
                }

                index++;
            }
        }

        return -1;
    }
}
