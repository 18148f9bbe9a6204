using System.ComponentModel;
using System.Numerics;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>A chain of conditions on the scalars of an object's members (<c>if</c>, <c>else</c>: <c>if</c>, ...), decided by one look for each member instead of one for each condition. Outcomes are bits, of which the members' values leave one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberDecision
{
    private Member[] _members = [];

    /// <summary>A member that decides.</summary>
    /// <param name="member">Its name.</param>
    /// <param name="absent">The outcomes of objects without it.</param>
    /// <param name="other">The outcomes of objects in which it has a value that neither <see cref="When(ulong, string[])"/> nor <see cref="When(ulong, char)"/> names.</param>
    public MemberDecision By(string member, ulong absent, ulong other)
    {
        _members = [.. _members, new Member(System.Text.Encoding.UTF8.GetBytes(member), absent, other)];
        return this;
    }

    /// <summary>The outcomes where the last member is one of some strings.</summary>
    public MemberDecision When(ulong outcomes, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _members[^1].Add(outcomes, values);
        return this;
    }

    /// <summary>The outcomes where the last member is the literal that begins with a letter: <c>null</c>, <c>true</c>, <c>false</c>.</summary>
    public MemberDecision When(ulong outcomes, char literal)
    {
        _members[^1].Add(outcomes, literal);
        return this;
    }

    /// <summary>The outcome of the object at a position; negative where the value is none, or is not what it seems.</summary>
    public int Of(ref ReaderState state, int position)
    {
        if (state.Peek(position) != '{')
        {
            return -1;
        }

        ulong possible = ulong.MaxValue;
        foreach (Member member in _members)
        {
            possible &= member.Of(ref state, state.FindMember(position, member.Name));
            if ((possible & (possible - 1)) == 0)
            {
                break;
            }
        }

        return possible == 0 ? -1 : BitOperations.TrailingZeroCount(possible);
    }

    private sealed class Member(byte[] name, ulong absent, ulong other)
    {
        private readonly List<string> _names = [];
        private readonly List<ulong> _outcomes = [];
        private NameIndex _strings = new([]);
        private readonly ulong _other = other;
        private ulong _null = other, _true = other, _false = other;

        public byte[] Name => name;

        public void Add(ulong outcomes, string[] values)
        {
            _names.AddRange(values);
            _outcomes.AddRange(Array.ConvertAll(values, _ => outcomes));
            _strings = new NameIndex([.. _names]);
        }

        public void Add(ulong outcomes, char literal)
        {
            _null = literal == 'n' ? outcomes : _null;
            _true = literal == 't' ? outcomes : _true;
            _false = literal == 'f' ? outcomes : _false;
        }

        public ulong Of(ref ReaderState state, int position) => position < 0 ? absent : state.Peek(position) switch
        {
            '"' => OfString(ref state, position),
            'n' => _null,
            't' => _true,
            'f' => _false,
            _ => _other,
        };

        private ulong OfString(ref ReaderState state, int position)
        {
            int value = state.Find(_strings, position, out _);
            return value < 0 ? _other : _outcomes[value];
        }
    }
}
