using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Patterns.Automata;

/// <summary>A deterministic automaton over UTF-8 bytes, in one flat table; immutable.</summary>
/// <remarks>
/// <para>
/// Bytes that no state tells apart share a class; a row has one entry for each class and a last one for the end of the string.
/// A state is the offset of its row, so that a step is <c>state = table[state + classes[b]]</c>.
/// Row 0 is <see cref="Dead"/> (no continuation matches), row 1 <see cref="Accepting"/> (every continuation matches): one comparison per byte finds both.
/// The end of the string leads to one of these two.
/// </para>
/// <para>
/// Example, <c>^a+$</c>: classes <c>a</c>=1, others=0; rows (others, a, end): dead, accepting, start {dead, loop, dead}, loop {dead, loop, accepting}.
/// </para>
/// </remarks>
internal sealed partial class Automaton
{
    /// <summary>The state from which nothing matches.</summary>
    public const int Dead = 0;

    private readonly byte[] _classes;
    private readonly int[] _table;
    private readonly int _stride;

    /// <param name="classes">The class of each byte.</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="table">The rows, of <c>classCount + 1</c> entries each.</param>
    /// <param name="start">The offset of the first state's row.</param>
    public Automaton(byte[] classes, int classCount, int[] table, int start)
    {
        _classes = classes;
        _table = table;
        _stride = classCount + 1;
        Start = start;
    }

    public int Start { get; }

    /// <summary>The state from which everything matches.</summary>
    public int Accepting => _stride;

    public int ClassCount => _stride - 1;

    public int StateCount => _table.Length / _stride;

    /// <summary>The distance between the rows of two states.</summary>
    public int Stride => _stride;

    public byte ClassOf(byte value) => _classes[value];

    /// <summary>The state after a byte of a class.</summary>
    public int Next(int state, int byteClass) => _table[state + byteClass];

    /// <summary>Whether a string that ends in a state matches.</summary>
    public bool AcceptsAtEnd(int state) => _table[state + _stride - 1] == _stride;

    /// <summary>The first byte of a class: enough to write an example.</summary>
    public byte Representative(int byteClass) => (byte)Array.IndexOf(_classes, (byte)byteClass);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        int[] table = _table;
        byte[] classes = _classes;
        int accepting = _stride;
        int state = Start;
        if (state > accepting)
        {
            int position = 0;
            PassRun(utf8, ref position, ref state);
            for (; (uint)position < (uint)utf8.Length; position++)
            {
                state = table[state + classes[utf8[position]]];
                if (state <= accepting)
                {
                    return state != Dead;
                }
            }

            state = table[state + accepting - 1];
        }

        return state != Dead;
    }

    /// <summary>Goes over the first bytes at once where they all lead to one state and stay there.</summary>
    partial void PassRun(ReadOnlySpan<byte> utf8, ref int position, ref int state);
}
