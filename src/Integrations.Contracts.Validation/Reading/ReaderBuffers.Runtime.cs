using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>The buffers of one pass of emitted code, taken from the thread and put back at its end, so that a warm pass allocates nothing.</summary>
internal sealed class ReaderBuffers
{
    /// <summary>Buffers beyond this many entries are not kept by the thread.</summary>
    private const int MaxKept = 64 * 1024;

    private const int MaxKeptSets = 1024;

    /// <summary>How much of a text's end is kept.</summary>
    public const int EndLength = 64;

    // Those of a text of some kilobytes; of one of some megabytes, which the thread keeps.
    private const int FirstTokens = 5 * 1000;
    private const int MaxKeptTokens = 1024 * 1024;

    [ThreadStatic]
    private static ReaderBuffers? s_cached;

    // Whether a pass uses them: one that begins meanwhile gets others. Marked rather than taken out of the thread's place, whose writes the collector must know of.
    private bool _isTaken;

    // Whether something was noted that the next pass must not find, or has grown.
    private bool _isUntidy;

    /// <summary>Where the tokens of the text are (<see cref="StructuralIndex.IndexAll"/>).</summary>
    public int[] Tokens = ArrayPool<int>.Shared.Rent(FirstTokens);

    private readonly byte[] _end = new byte[2 * EndLength];

    private byte[] _scratch = new byte[256];

    // Marks, a stack of sets: a word with the count of marks, then their words.
    private ulong[] _marks = new ulong[16];

    private ulong[] _sums = [];

    // Sets of members beyond the 64th, each in use until the pass ends.
    private readonly List<ulong[]> _sets = [];
    private int _setCount;

    // What looks found.
    private readonly Dictionary<long, int> _memo = [];

    // What looks that set marks found, and where in the log the marks stand that they set.
    private readonly Dictionary<long, (int End, int Start)> _markMemo = [];
    private ulong[] _markLog = new ulong[16];
    private int _markLogLength;

    private KnownValues? _known;

    public OpenNames Names { get; } = new();

    public int MarkTop { get; set; }

    public static ReaderBuffers Rent()
    {
        ReaderBuffers? buffers = s_cached;
        if (buffers is null || buffers._isTaken)
        {
            return RentOthers();
        }

        buffers._isTaken = true;
        return buffers;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReaderBuffers RentOthers() => s_cached = new ReaderBuffers { _isTaken = true };

    public static void Return(ReaderBuffers buffers)
    {
        buffers.Names.Reset(0);
        buffers.MarkTop = 0;
        buffers._setCount = 0;
        if (buffers._isUntidy || buffers.Tokens.Length > MaxKeptTokens || buffers.Names.Capacity > MaxKept)
        {
            buffers.TidyUp();
        }

        buffers._isTaken = false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TidyUp()
    {
        _isUntidy = false;
        _markLogLength = 0;
        Clear(_memo);
        Clear(_markMemo);
        if (Tokens.Length > MaxKeptTokens)
        {
            ArrayPool<int>.Shared.Return(Tokens);
            Tokens = ArrayPool<int>.Shared.Rent(FirstTokens);
        }

        if (IsLarge && s_cached == this)
        {
            s_cached = null;
        }
    }

    private bool IsLarge =>
        _scratch.Length > MaxKept || Names.Capacity > MaxKept || _marks.Length > MaxKept || _markLog.Length > MaxKept || _sets.Count > MaxKeptSets || (_known is not null && _known.Capacity > MaxKeptTokens);

    private static void Clear<T>(Dictionary<long, T> memo)
    {
        memo.Clear();
        if (memo.EnsureCapacity(0) > MaxKept)
        {
            memo.TrimExcess();
        }
    }

    /// <summary>What looks have found, for as many positions as the text has.</summary>
    public KnownValues BeginKnown(int count)
    {
        _known ??= new KnownValues();
        _known.Begin(count);
        _isUntidy |= _known.Capacity > MaxKeptTokens;
        return _known;
    }

    public bool TryRecall(int place, int position, out int end) => _memo.TryGetValue(Key(place, position), out end);

    public void Remember(int place, int position, int end)
    {
        _memo[Key(place, position)] = end;
        _isUntidy = true;
    }

    /// <summary>Keeps the last bytes of a text, at the end of <see cref="EndLength"/> bytes; as many zeros stand behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte KeepEnd(ReadOnlySpan<byte> text)
    {
        if (text.Length >= EndLength)
        {
            text.Slice(text.Length - EndLength, EndLength).CopyTo(_end);
        }
        else
        {
            text.CopyTo(_end.AsSpan(EndLength - text.Length));
        }

        return ref MemoryMarshal.GetArrayDataReference(_end);
    }

    public ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        if (_scratch.Length < raw.Length)
        {
            _scratch = new byte[Math.Max(raw.Length, 2 * _scratch.Length)];
            _isUntidy = true;
        }

        return _scratch.AsSpan(0, JsonString.Unescape(raw, _scratch));
    }

    /// <summary>Room for what is told of so many items, until the next array is looked at.</summary>
    public ulong[] Sums(int count)
    {
        if (_sums.Length < count)
        {
            _sums = new ulong[Math.Max(count, 2 * _sums.Length)];
        }

        return _sums;
    }

    public ulong[] RentSet(int words)
    {
        if (_setCount == _sets.Count)
        {
            _sets.Add([]);
            _isUntidy = true;
        }

        ulong[] set = _sets[_setCount];
        if (set.Length < words)
        {
            set = _sets[_setCount] = new ulong[words];
        }

        _setCount++;
        Array.Clear(set);
        return set;
    }

    public int BeginMarks(int count)
    {
        int words = (count + 63) / 64;
        int marks = MarkTop;
        while (marks + 1 + words > _marks.Length)
        {
            Array.Resize(ref _marks, 2 * _marks.Length);
            _isUntidy = true;
        }

        _marks[marks] = (ulong)count;
        _marks.AsSpan(marks + 1, words).Clear();
        MarkTop = marks + 1 + words;
        return marks;
    }

    public int BeginMarksLike(int marks) => BeginMarks((int)_marks[marks]);

    public void Mark(int marks, int ordinal) => _marks[marks + 1 + (ordinal >> 6)] |= 1UL << (ordinal & 63);

    public void MarkAll(int marks) => _marks.AsSpan(marks + 1, WordsOf(marks)).Fill(ulong.MaxValue);

    public bool IsMarked(int marks, int ordinal) => (_marks[marks + 1 + (ordinal >> 6)] & (1UL << (ordinal & 63))) != 0;

    public void JoinMarks(int marks, int into)
    {
        int words = WordsOf(marks);
        for (int word = 1; word <= words; word++)
        {
            _marks[into + word] |= _marks[marks + word];
        }

        MarkTop = marks;
    }

    public bool TryRecallMarks(int place, int position, int marks, out int end)
    {
        if (!_markMemo.TryGetValue(Key(place, position), out (int End, int Start) known))
        {
            end = 0;
            return false;
        }

        end = known.End;
        if (end >= 0)
        {
            // A value has as many members or items at each look.
            int words = WordsOf(marks);
            for (int word = 0; word < words; word++)
            {
                _marks[marks + 1 + word] |= _markLog[known.Start + word];
            }
        }

        return true;
    }

    public void RememberMarks(int place, int position, int end, int marks, int into)
    {
        int words = WordsOf(marks);
        if (end >= 0)
        {
            while (_markLogLength + words > _markLog.Length)
            {
                Array.Resize(ref _markLog, 2 * _markLog.Length);
            }

            _marks.AsSpan(marks + 1, words).CopyTo(_markLog.AsSpan(_markLogLength));
            JoinMarks(marks, into);
        }

        _markMemo[Key(place, position)] = (end, _markLogLength);
        _markLogLength += end >= 0 ? words : 0;
        _isUntidy = true;
    }

    private static long Key(int place, int position) => ((long)place << 32) | (uint)position;

    private int WordsOf(int marks) => (int)((_marks[marks] + 63) / 64);
}
