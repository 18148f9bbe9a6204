using System.Buffers;

namespace Integrations.Contracts.Validation.Json;

/// <summary>A tape over a span, for one evaluation: rent, fill, look, return. Warm, nothing is allocated. The thread's own buffer is taken out while it is rented, so that a second rent inside the first is safe.</summary>
internal sealed class TapeBuffer
{
    /// <summary>A tape that has grown beyond that many entries (4 MB) is not kept for the thread's next text.</summary>
    private const int MaxKept = 256 * 1024;

    [ThreadStatic]
    private static TapeBuffer? s_cached;

    private TapeArrays _arrays = TapeArrays.Rent();
    private int _count;

    private TapeBuffer()
    {
    }

    /// <summary>How many entries the tape has.</summary>
    public int Count => _count;

    public static TapeBuffer Rent()
    {
        TapeBuffer? buffer = s_cached;
        if (buffer is null)
        {
            return new TapeBuffer();
        }

        s_cached = null;
        return buffer;
    }

    /// <summary>Gives the buffer back; no view of it may be looked at afterwards. Not doing so is safe.</summary>
    public void Return()
    {
        if (_arrays.Entries.Length > MaxKept)
        {
            ArrayPool<TapeEntry>.Shared.Return(_arrays.Entries);
            _arrays = TapeArrays.Rent();
        }

        _count = 0;
        s_cached = this;
    }

    /// <summary>Indexes a whole text. False where it is not JSON, or beyond <see cref="ContractLimits.MaxDepth"/> or <see cref="ContractLimits.MaxBytes"/>; <see cref="JsonScanner.Explain"/> says why.</summary>
    /// <param name="json">The text.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="isSchema">Whether surrogates without their other half are let in.</param>
    public bool TryFill(ReadOnlySpan<byte> json, ContractLimits limits, bool isSchema = false)
    {
        if (json.Length > limits.MaxBytes)
        {
            return false;
        }

        int position = TapeBuilder.Build(json, JsonScanner.SkipWhitespace(json, 0), limits.MaxDepth, isSchema, ref _arrays, out _count);
        return position >= 0 && JsonScanner.SkipWhitespace(json, position) == json.Length;
    }

    /// <summary>Indexes the one value at <paramref name="position"/> of a larger text; the offsets on the tape are those of the text. The position after it; negative where it is wrong.</summary>
    public int TryFillValue(ReadOnlySpan<byte> json, int position, int maxDepth) =>
        TapeBuilder.Build(json, position, maxDepth, isSchema: false, ref _arrays, out _count);

    /// <summary>The entries in a pooled array that the caller keeps: a copy of the size of a small tape, the buffer's own array of a large one.</summary>
    public TapeEntry[] TakeEntries()
    {
        TapeEntry[] taken = _arrays.Entries;
        if (_count > MaxKept)
        {
            _arrays = TapeArrays.Rent();
        }
        else
        {
            taken = ArrayPool<TapeEntry>.Shared.Rent(_count);
            _arrays.Entries.AsSpan(0, _count).CopyTo(taken);
        }

        return taken;
    }

    public TapeView View(ReadOnlySpan<byte> json) => new(json, new ReadOnlySpan<TapeEntry>(_arrays.Entries, 0, _count));
}
