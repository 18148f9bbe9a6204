using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Validation.Json;

/// <summary>Where the tokens of a text stand: found some hundred bytes ahead of the loop that reads them, 64 bytes at a time, so that no token waits for the one before it.</summary>
/// <remarks>
/// A loop that goes from token to token by position waits for each string's end before it can begin with what follows. Here the places are known beforehand, and what depends on them is foretold by the processor.
/// In the index is:
/// <code>
/// outside of strings   each of { } [ ] : , and the first byte of each run of other bytes that are no blanks
/// of strings           both quotes
/// within strings       each backslash and control, and bytes beyond ASCII: of some in a row the first, and perhaps more
/// </code>
/// So the token after an opening quote is its closing quote where the string is plain, and else the first byte that is not. Of <c>{"a": "b\n", "c":-1}</c> it is
/// <code>
/// { " " : " \ " , " " : - }
/// </code>
/// The byte after a number or literal must be the next in the index, or a blank. Backslashes outside of strings, and controls, are part of a run, so that they are met as a value that is none, or behind one.
/// </remarks>
internal partial struct StructuralIndex
{
    /// <summary>How many tokens can be read from a place that <see cref="Last"/> allows: a name, a colon, a string and a comma are fewer. Behind the end of the text stand so many zeros.</summary>
    public const int Ahead = 8;

    /// <summary>How long the array is.</summary>
    public const int ArrayLength = Capacity + (Capacity / sizeof(int));

    internal const int BlockLength = 64;
    private const int MaxWindow = 1024;

    // What stands behind the tokens of a window: zeros, and a whole block that may be written or read there.
    private const int Slack = Ahead + (2 * BlockLength);

    // The tokens of a window, those left of the one before included.
    private const int Capacity = MaxWindow + Slack;

    // How much of a whole text is looked at before there must be room for more.
    private const int WholeWindow = 16 * MaxWindow;

    // The places, and behind them, from a place of the array on, the bytes that stand there.
    private int[] _tokens;
    private int _capacity;

    // The first byte that was not looked at, and how many are looked at in the next window.
    private int _next;
    private int _window;

    // What is known of the byte before: all bits where it is in a string; one where it is part of a run, or makes the next one escaped.
    private ulong _inString;
    private ulong _inRun;
    private ulong _escapes;

    /// <param name="tokens">Where the places go and the bytes that stand there: <see cref="ArrayLength"/> elements.</param>
    /// <param name="start">The first byte.</param>
    /// <param name="window">How many bytes are looked at first; twice as many then, up to a limit.</param>
    public StructuralIndex(int[] tokens, int start, int window)
    {
        _tokens = tokens;
        _capacity = Capacity;
        _next = start;
        _window = window;
        _inString = 0;
        _inRun = 0;
        _escapes = 0;
        Count = 0;
        Last = -1;
    }

    /// <summary>How many tokens there are, without those behind the end.</summary>
    public int Count { get; private set; }

    /// <summary>The last token that <see cref="Ahead"/> can be read from.</summary>
    public int Last { get; private set; }

    /// <summary>The first byte that was not looked at.</summary>
    public readonly int Next => _next;

    /// <summary>Where a token stands in the text.</summary>
    /// <param name="tokens">The array's first element.</param>
    /// <param name="at">Which token.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref int Place(ref int tokens, nint at) => ref Unsafe.Add(ref tokens, at);

    /// <summary>The byte that stands there.</summary>
    /// <param name="tokens">The array's first element.</param>
    /// <param name="at">Which token.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Byte(ref int tokens, nint at) => ref Unsafe.Add(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref tokens, Capacity)), at);

    private readonly Span<int> Places => _tokens.AsSpan(0, _capacity);

    private readonly Span<byte> Bytes => MemoryMarshal.AsBytes(_tokens.AsSpan(_capacity));

    /// <summary>All tokens of a text.</summary>
    /// <param name="json">The text, no longer than <see cref="ContractLimits.MaxBytes"/> is by default: each byte may be a token.</param>
    /// <param name="tokens">Where the places go and the bytes that stand there; an array of the pool, in place of which comes a larger one where it is too small.</param>
    /// <param name="bytes">Where in the array the bytes begin.</param>
    /// <returns>How many tokens there are, without the zeros behind the end, of which <see cref="Ahead"/> can be read.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int IndexAll(ReadOnlySpan<byte> json, ref int[] tokens, out int bytes)
    {
        StructuralIndex index = new(tokens, 0, WholeWindow) { _capacity = CapacityOf(tokens) };
        if (json.Length <= index._capacity - Slack)
        {
            index.Index(json, json.Length);
            index.End(json.Length);
        }
        else
        {
            index.IndexWindows(json);
            tokens = index._tokens;
        }

        bytes = index._capacity;
        return index.Count;
    }

    // A text for which there may be no room: there is some for each window before it is looked at.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IndexWindows(ReadOnlySpan<byte> json)
    {
        Reserve(Slack);
        while (_next < json.Length)
        {
            int end = (int)Math.Min(json.Length, (long)_next + WholeWindow);
            Reserve(Count + (end - _next) + Slack);
            Index(json, end);
        }

        End(json.Length);
    }

    private static int CapacityOf(int[] tokens) => tokens.Length / (sizeof(int) + 1) * sizeof(int);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (count > _capacity)
        {
            Grow(count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        int capacity = Math.Max(count, 2 * _capacity);
        int[] larger = ArrayPool<int>.Shared.Rent(capacity + (capacity / sizeof(int)) + 1);
        capacity = CapacityOf(larger);
        Places.Slice(0, Count).CopyTo(larger);
        Bytes.Slice(0, Count).CopyTo(MemoryMarshal.AsBytes(larger.AsSpan(capacity)));
        ArrayPool<int>.Shared.Return(_tokens);
        (_tokens, _capacity) = (larger, capacity);
    }

    private void End(int length)
    {
        // In bounds: of the slack there is always some left.
        ref int places = ref MemoryMarshal.GetReference(_tokens.AsSpan());
        Place(ref places, Count) = length;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref places, _capacity)), Count), 0UL);
    }

    /// <summary>Drops the tokens before <paramref name="at"/>, which is the first one then, and looks at more of the text until <see cref="Ahead"/> can be read.</summary>
    public void Refill(ReadOnlySpan<byte> json, int at)
    {
        Count -= at;
        if (Count > 0)
        {
            // Fewer are left; so many is a length that the JIT knows.
            Places.Slice(at, Ahead).CopyTo(Places);
            Bytes.Slice(at, Ahead).CopyTo(Bytes);
        }

        while (Count < Ahead && _next < json.Length)
        {
            Index(json, (int)Math.Min(json.Length, (long)_next + _window));
            _window = Math.Min(MaxWindow, _window * 2);
        }

        Last = Count - Ahead;
        if (_next >= json.Length)
        {
            End(json.Length);
            Last = Count;
        }
    }

    private void Index(ReadOnlySpan<byte> json, int end)
    {
#if NET8_0_OR_GREATER
        if (System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            IndexBlocks(json, end);
            return;
        }
#endif
        IndexBytes(json, end);
    }

    /// <summary>Byte by byte.</summary>
    internal void IndexBytes(ReadOnlySpan<byte> json, int end)
    {
        bool inString = _inString != 0;
        bool inRun = _inRun != 0;
        bool escapes = _escapes != 0;
        for (; _next < end; _next++)
        {
            byte value = json[_next];
            bool isEscaped = escapes;
            escapes = value == (byte)'\\' && !isEscaped;
            bool isToken;
            if (value == (byte)'"' && !isEscaped)
            {
                inString = !inString;
                inRun = false;
                isToken = true;
            }
            else if (inString)
            {
                isToken = value is (byte)'\\' or < 0x20 || (value >= 0x80 && json[_next - 1] < 0x80);
            }
            else if ((value | 0x20) is '{' or '}' or ':' or ',')
            {
                inRun = false;
                isToken = true;
            }
            else if (value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                inRun = false;
                isToken = false;
            }
            else
            {
                isToken = !inRun;
                inRun = true;
            }

            if (isToken)
            {
                Places[Count] = _next;
                Bytes[Count++] = value;
            }
        }

        _inString = inString ? ulong.MaxValue : 0;
        _inRun = inRun ? 1UL : 0;
        _escapes = escapes ? 1UL : 0;
    }
}
