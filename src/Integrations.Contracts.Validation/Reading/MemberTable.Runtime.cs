using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>The member names of an object that emitted code knows, in the schema's order, and what is asked of them as a set: made once, for <see cref="ObjectPass"/> to go by.</summary>
/// <remarks>
/// Two ways lead from a text to a member. The guess: after one member the next in order is expected, and <c>,"name":</c> is one comparison of 32 bytes, of which those after the colon do not count.
/// The lookup: a table by the name's hash with four places a name, probed linearly.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberTable
{
    private readonly ulong[] _required;
    private (int Member, int[] Others)[] _dependencies = [];
    private long _least;
    private long _most = long.MaxValue;

    /// <summary>Makes it.</summary>
    /// <param name="names">The names, without escapes.</param>
    public MemberTable(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = new NameIndex(names);
        _required = new ulong[Math.Max(1, (names.Length + 63) / 64)];
        Guesses = new MemberGuess[names.Length + 1];
        for (int member = 0; member < names.Length; member++)
        {
            // The bits of an object's first 64 members are one word, which a guess marks.
            Guesses[member] = member < 64 ? new MemberGuess(member == 0 ? '{' : ',', Names[member]) : MemberGuess.None;
        }

        Guesses[names.Length] = MemberGuess.None;
    }

    /// <summary>How many names there are.</summary>
    public int Count => Names.Count;

    internal NameIndex Names { get; }

    /// <summary>Whether a member of another name is refused.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>By member; one more at the end that nothing meets.</summary>
    internal MemberGuess[] Guesses { get; }

    /// <summary>Members that must be there.</summary>
    public MemberTable Require(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in names)
        {
            int member = Names.Find(Encoding.UTF8.GetBytes(name));
            _required[member >> 6] |= 1UL << member;
        }

        return this;
    }

    /// <summary>Members of other names are refused.</summary>
    public MemberTable Close()
    {
        IsClosed = true;
        return this;
    }

    /// <summary>How many members there must and may be.</summary>
    public MemberTable Count_(long least, long most)
    {
        (_least, _most) = (least, most);
        return this;
    }

    /// <summary>Every name is looked up, none is guessed: <see cref="ObjectPass.NameStart"/> is asked for.</summary>
    public MemberTable LookUp()
    {
        Array.Fill(Guesses, MemberGuess.None);
        return this;
    }

    public int FindY(ReadOnlySpan<byte> n) => Names.Find(n);
    public int FindX(ReadOnlySpan<byte> json, int start, out int end) => Names.FindAt(json, start, out end);

    internal bool Holds(ulong seen) => (seen & _required[0]) == _required[0];
}

/// <summary>A member's name as compact JSON has it, with what stands before it and its colon.</summary>
internal readonly struct MemberGuess
{
    public readonly Vector256<byte> Text;
    public readonly uint Ignored;
    public readonly int Length;

    public static MemberGuess None { get; } = new(Vector256<byte>.Zero, 0, 0);

    private MemberGuess(Vector256<byte> text, uint ignored, int length)
    {
        Text = text;
        Ignored = ignored;
        Length = length;
    }

    public MemberGuess(char before, ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[Vector256<byte>.Count];
        text.Clear();
        Length = name.Length + 4;
        if (Length <= text.Length && name.IndexOfAnyInRange((byte)0, (byte)31) < 0 && name.IndexOfAny((byte)'"', (byte)'\\') < 0)
        {
            text[0] = (byte)before;
            text[1] = text[name.Length + 2] = (byte)'"';
            name.CopyTo(text.Slice(2));
            text[name.Length + 3] = (byte)':';
            Ignored = (uint)(ulong.MaxValue << Length);
        }

        Text = Vector256.Create<byte>(text);
    }
}
