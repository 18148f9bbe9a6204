using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Json;

internal static partial class TapeBuilder
{
    /// <summary>What the walk needs now and then: the arrays, the index, the open container. Its methods are calls of their own, so that none of it takes a register.</summary>
    private ref struct Frame
    {
        public TapeEntry[] Entries;
        public uint[] Hashes;
        public StructuralIndex Index;

        /// <summary>Where the next entry and the next hash go, after a container has closed.</summary>
        public int Entry;
        public int Hash;

        /// <summary>The token behind a string, from which <see cref="StructuralIndex.Ahead"/> can be read.</summary>
        public nint At;

        /// <summary>What closes the container that is open.</summary>
        public byte Closer;

        /// <summary>Whether the container that is open is an object.</summary>
        public readonly bool IsObject => Closer == (byte)'}';

        /// <summary>How many containers are open.</summary>
        public int Depth;

        /// <summary>How many may be.</summary>
        public readonly int MaxDepth;

        /// <summary>The last position that eight bytes follow, and the last that 32 follow.</summary>
        public readonly int LastWord;
        public readonly int LastVector;

        private readonly ReadOnlySpan<byte> _json;
        private readonly TapeBuffer _buffer;
        private readonly bool _isSchema;

        // The open container's entry, and where the hashes of its names begin.
        private int _parent;
        private int _mark;

        public Frame(ReadOnlySpan<byte> json, int start, int window, int maxDepth, bool isSchema, TapeBuffer buffer)
        {
            _json = json;
            _buffer = buffer;
            _isSchema = isSchema;
            _parent = -1;
            _mark = 0;
            MaxDepth = maxDepth;
            LastWord = json.Length - sizeof(ulong);
            LastVector = json.Length - 32;
            Entries = buffer.Entries;
            Hashes = buffer.Hashes;
            Index = new StructuralIndex(buffer.Tokens, start, window);
            At = 0;
            Entry = 0;
            Hash = 0;
            Closer = 0;
            Depth = 0;
        }

        /// <summary>More tokens, of which the first is the one at <paramref name="at"/>, and room for an entry for each.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Refill(int at, int entry, int hash)
        {
            Index.Refill(_json, at);
            int needed = entry + Index.Count + StructuralIndex.Ahead;
            if (needed > Entries.Length)
            {
                _buffer.Grow(needed);
                Entries = _buffer.Entries;
                Hashes = _buffer.Hashes;
            }
        }

        /// <summary>A string that is not plain, from token to token: its end, negative where it is wrong, and its traits (<see cref="JsonScanner.EndOf"/>, <see cref="JsonScanner.TraitsOf"/>).</summary>
        /// <param name="at">The opening quote. <see cref="At"/> is the token behind the string then.</param>
        /// <param name="entry">Where the next entry goes.</param>
        /// <param name="hash">Where the next hash goes.</param>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public long Scan(nint at, int entry, int hash)
        {
            StringTraits traits = StringTraits.None;
            int next = 0;
            while (true)
            {
                at = MakeRoom(at + 1, entry, hash);
                int place = StructuralIndex.Place(ref First(_buffer.Tokens), at);
                byte stop = StructuralIndex.Byte(ref First(_buffer.Tokens), at);
                if (place < next)
                {
                    // Part of what was looked at.
                    continue;
                }

                if (stop == (byte)'"')
                {
                    At = MakeRoom(at + 1, entry, hash);
                    return JsonScanner.Scanned(place + 1, traits);
                }

                if (stop == (byte)'\\')
                {
                    traits |= StringTraits.HasEscapes;
                    next = JsonScanner.SkipEscape(_json, place, _isSchema);
                }
                else
                {
                    traits |= StringTraits.HasNonAscii;
                    next = stop >= 0x80 ? JsonScanner.SkipNonAscii(_json, place) : ~place;
                }

                if (next < 0)
                {
                    return JsonScanner.Scanned(next, StringTraits.None);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private nint MakeRoom(nint at, int entry, int hash)
        {
            if (at <= Index.Last)
            {
                return at;
            }

            Refill((int)at, entry, hash);
            return 0;
        }

        /// <summary>Eight bytes of the text, zeros behind its end.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly ulong WordAt(ref byte text, int position) => position <= LastWord ? ReadEight(ref Unsafe.Add(ref text, position)) : WordNearEnd(position);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly ulong WordNearEnd(int position)
        {
            ulong word = 0;
            for (int index = _json.Length - 1; index >= position; index--)
            {
                word = (word << 8) | _json[index];
            }

            return word;
        }

        /// <summary>Opens a container.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Open(ref TapeEntry entry, ref uint hash, int position, byte bracket)
        {
            Depth++;
            Closer = (byte)(bracket + 2);
            Set(ref entry, position, _mark, (uint)_parent | ((ulong)KindOf(bracket) << 32));
            _parent = IndexOf(ref First(Entries), ref entry);
            _mark = IndexOf(ref First(Hashes), ref hash);
        }

        /// <summary>Completes the entry of the open container, and goes back to the one around it. False where two names in it are equal.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Close<TMode>(ref TapeEntry entry, ref uint hash, int end)
            where TMode : struct, IMode
        {
            int index = _parent;
            int mark = _mark;
            ref TapeEntry closed = ref Unsafe.Add(ref First(Entries), index);
            bool wasObject = IsObject;
            _parent = (int)closed.Extra;
            _mark = closed.Length;
            Hash = mark;
            Entry = index;
            Depth--;
            if (_parent >= 0)
            {
                Closer = CloserOf((uint)Unsafe.Add(ref First(Entries), _parent).Kind);
            }

            if (!default(TMode).HasNames)
            {
                return true;
            }

            int next = IndexOf(ref First(Entries), ref entry);
            int count = IndexOf(ref First(Hashes), ref hash) - mark;
            if (default(TMode).IsTape)
            {
                Set(ref closed, closed.Offset, end - closed.Offset, (uint)(next - index) | ((ulong)(closed.Meta | ((uint)Math.Min(count, (int)TapeEntry.MaxCount) << TapeEntry.CountShift)) << 32));
            }

            return !wasObject || count <= 1 || AreDistinct<TMode>(index + 1, next, mark, count);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly bool AreDistinct<TMode>(int first, int next, int mark, int count)
            where TMode : struct, IMode => DistinctHashes.AreDistinct(Hashes, mark, count) || AreNamesDistinct<TMode>(_json, Entries.AsSpan(first, next - first));

        /// <summary>The hash of a name that is long, or near the end of the text.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly uint HashOf(int start, int length)
        {
#if NET8_0_OR_GREATER
            if (start > LastVector)
            {
                return NameHash.NearEnd(_json, start, length);
            }
#endif
            return NameHash.Of(_json.Slice(start, length));
        }

        /// <summary>The hash of a name that is not plain.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly uint HashOf(int start, int length, StringTraits traits)
        {
            ReadOnlySpan<byte> name = _json.Slice(start, length);
            return (traits & StringTraits.HasEscapes) == 0 ? NameHash.Of(name) : JsonString.HashEscaped(name);
        }

        /// <summary>A number or literal, or what is no value at all. The position after it; negative where it is wrong.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly int WriteScalar(ref TapeEntry entry, int position)
        {
            int end = SkipScalar(_json, position, _isSchema, out ulong meta);
            Set(ref entry, position, end - position, meta);
            return end;
        }
    }
}
