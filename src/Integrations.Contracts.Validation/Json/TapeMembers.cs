using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

/// <summary>The members of an object: <c>foreach</c> gives each as a <see cref="TapeMember"/>, in order.</summary>
public readonly struct TapeMembers
{
    private readonly JsonTape _tape;
    private readonly int _index;

    internal TapeMembers(JsonTape tape, int index)
    {
        _tape = tape;
        _index = index;
    }

    /// <summary>How many.</summary>
    public int Count => _tape.Entries[_index].Kind == JsonKind.Object ? _tape.View.Count(_index) : 0;

    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(_tape, _index);

    /// <summary>A walk over the members.</summary>
    public struct Enumerator
    {
        private readonly JsonTape _tape;
        private readonly int _end;
        private int _current;
        private int _next;

        internal Enumerator(JsonTape tape, int index)
        {
            _tape = tape;
            _current = index;
            _next = index + 1;
            TapeEntry entry = tape.Entries[index];
            _end = entry.Kind == JsonKind.Object ? index + entry.Width : 0;
        }

        /// <summary>The member.</summary>
        public readonly TapeMember Current => new(_tape, _current);

        /// <summary>Goes to the next member; false at the end.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
            {
                return false;
            }

            _current = _next;
            _next += 1 + _tape.Entries[_next + 1].Width;
            return true;
        }
    }
}
