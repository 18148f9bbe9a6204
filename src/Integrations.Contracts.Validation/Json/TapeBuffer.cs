using System.Buffers;

namespace Integrations.Contracts.Validation.Json;

/// <summary>A tape over a span, for one evaluation: rent, fill, look, return. Warm, nothing is allocated. The thread keeps those that are free, so that a second rent inside the first gets one of its own.</summary>
internal sealed class TapeBuffer
{
    /// <summary>A tape that has grown beyond that many entries (4 MB) is not kept for the thread's next text.</summary>
    private const int MaxKept = 256 * 1024;

    private const int FirstLength = 256;

    private const int MaxGrowth = 8;

    [ThreadStatic]
    private static TapeBuffer? s_free;

    private TapeBuffer? _nextFree;
    private TapeEntry[] _entries = ArrayPool<TapeEntry>.Shared.Rent(FirstLength);
    private int _count;

    private TapeBuffer()
    {
    }

    /// <summary>A pooled array.</summary>
    public TapeEntry[] Entries => _entries;

    /// <summary>Room for the hashes of the names of the objects that are open, <see cref="DistinctHashes.Slack"/> of it behind the last.</summary>
    public uint[] Hashes { get; private set; } = new uint[FirstLength + DistinctHashes.Slack];

    /// <summary>The array of a <see cref="StructuralIndex"/>.</summary>
    public int[] Tokens { get; } = new int[StructuralIndex.ArrayLength];

    /// <summary>How many entries the tape has.</summary>
    public int Count => _count;

    public static TapeBuffer Rent()
    {
        TapeBuffer? buffer = s_free;
        if (buffer is null)
        {
            return new TapeBuffer();
        }

        s_free = buffer._nextFree;
        return buffer;
    }

    /// <summary>Gives the buffer back; no view of it may be looked at afterwards. Not doing so is safe.</summary>
    public void Return()
    {
        if (_entries.Length > MaxKept)
        {
            ArrayPool<TapeEntry>.Shared.Return(_entries);
            _entries = ArrayPool<TapeEntry>.Shared.Rent(FirstLength);
        }

        if (Hashes.Length > MaxKept)
        {
            Hashes = new uint[FirstLength + DistinctHashes.Slack];
        }

        _count = 0;
        _nextFree = s_free;
        s_free = this;
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

        int position = TapeBuilder.Build(json, JsonScanner.SkipWhitespace(json, 0), limits.MaxDepth, isSchema, this, out _count);
        return position >= 0 && JsonScanner.SkipWhitespace(json, position) == json.Length;
    }

    /// <summary>Indexes the one value at <paramref name="position"/> of a larger text; the offsets on the tape are those of the text. The position after it; negative where it is wrong.</summary>
    public int TryFillValue(ReadOnlySpan<byte> json, int position, int maxDepth) =>
        TapeBuilder.Build(json, position, maxDepth, isSchema: false, this, out _count);

    /// <summary>The position after the array or object at <paramref name="position"/>, without a tape of it; negative where it is wrong or too deep.</summary>
    public int Skip<TMode>(ReadOnlySpan<byte> json, int position, int maxDepth)
        where TMode : struct, TapeBuilder.IMode => TapeBuilder.Skip<TMode>(json, position, maxDepth, this);

    /// <summary>The entries in a pooled array that the caller keeps: a copy of the size of a small tape, the buffer's own array of a large one.</summary>
    public TapeEntry[] TakeEntries()
    {
        TapeEntry[] taken = _entries;
        if (_count > MaxKept)
        {
            _entries = ArrayPool<TapeEntry>.Shared.Rent(FirstLength);
        }
        else
        {
            taken = ArrayPool<TapeEntry>.Shared.Rent(_count);
            _entries.AsSpan(0, _count).CopyTo(taken);
        }

        return taken;
    }

    public TapeView View(ReadOnlySpan<byte> json) => new(json, new ReadOnlySpan<TapeEntry>(_entries, 0, _count));

    /// <summary>Room for so many entries at least, with what is there.</summary>
    /// <param name="count">How many are needed.</param>
    /// <param name="expected">How many it will be if the text goes on as it began: copying each time that twice as many are needed would touch as much memory again. Some steps are made all the same, for it may not.</param>
    public void GrowEntries(int count, long expected)
    {
        TapeEntry[] smaller = _entries;
        int most = (int)Math.Min(MaxGrowth * (long)smaller.Length, int.MaxValue / 2);
        int length = Math.Max(count, (int)Math.Min(Math.Max(2L * smaller.Length, expected + (expected / 16)), most));
        _entries = ArrayPool<TapeEntry>.Shared.Rent(length);
        smaller.AsSpan().CopyTo(_entries);
        ArrayPool<TapeEntry>.Shared.Return(smaller);
    }

    /// <summary>Room for so many hashes at least, with what is there.</summary>
    public void GrowHashes(int count)
    {
        uint[] larger = new uint[Math.Max(count, Hashes.Length * 2) + DistinctHashes.Slack];
        Hashes.AsSpan().CopyTo(larger);
        Hashes = larger;
    }
}
