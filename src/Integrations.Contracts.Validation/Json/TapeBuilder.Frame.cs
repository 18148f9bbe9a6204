using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Json;

internal static partial class TapeBuilder
{
    /// <summary>What the walk needs now and then: the arrays, the index, the open container. What is seldom done is a call of its own, behind which the walk needs no more than what comes back from here, so that none of it takes a register.</summary>
    private ref struct Frame
    {
        public TapeEntry[] Entries;
        public uint[] Hashes;
        public StructuralIndex Index;

        /// <summary>The token behind a string that was scanned, from which <see cref="StructuralIndex.Ahead"/> can be read; where the string begins, and what is not plain in it.</summary>
        public nint At;
        public int Start;
        public StringTraits Traits;

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

        // Where the next entry and the next hash go, since a container closed or the arrays may have grown.
        private int _entry;
        private int _hash;

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
            Start = 0;
            Traits = StringTraits.None;
            _entry = 0;
            _hash = 0;
            Closer = 0;
            Depth = 0;
        }

        /// <summary>Where the next entry goes, after <see cref="Leave"/>, and after a container that leaves no entries has closed.</summary>
        public readonly ref TapeEntry NextEntry => ref Unsafe.Add(ref First(Entries), _entry);

        /// <summary>Where the next hash goes, after <see cref="Leave"/>, and after a container has closed.</summary>
        public readonly ref uint NextHash => ref Unsafe.Add(ref First(Hashes), _hash);

        /// <summary>Notes where the next entry and hash go: the arrays may grow.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Leave(ref TapeEntry entry, ref uint hash)
        {
            _entry = IndexOf(ref First(Entries), ref entry);
            _hash = IndexOf(ref First(Hashes), ref hash);
        }

        /// <summary>More tokens, of which the first is the one at <paramref name="at"/>, and room for an entry and a hash for each.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Refill(int at)
        {
            Index.Refill(_json, at);
            int tokens = Index.Count + StructuralIndex.Ahead;
            if (_entry + tokens > Entries.Length)
            {
                _buffer.GrowEntries(_entry + tokens, (long)(_entry + tokens) * _json.Length / Math.Max(1, Index.Next));
                Entries = _buffer.Entries;
            }

            if (_hash + tokens > Hashes.Length - DistinctHashes.Slack)
            {
                _buffer.GrowHashes(_hash + tokens);
                Hashes = _buffer.Hashes;
            }
        }

        /// <summary>A string that is not plain, from token to token: <see cref="At"/>, <see cref="Start"/> and <see cref="Traits"/> say what it is. Its end; negative where it is wrong.</summary>
        /// <param name="at">The opening quote.</param>
        /// <param name="entry">Where the next entry goes.</param>
        /// <param name="hash">Where the next hash goes.</param>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public int Scan(nint at, ref TapeEntry entry, ref uint hash)
        {
            Leave(ref entry, ref hash);
            Start = StructuralIndex.Place(ref First(_buffer.Tokens), at);
            Traits = StringTraits.None;
            int next = 0;
            while (true)
            {
                at = MakeRoom(at + 1);
                int place = StructuralIndex.Place(ref First(_buffer.Tokens), at);
                byte stop = StructuralIndex.Byte(ref First(_buffer.Tokens), at);
                if (place < next)
                {
                    // Part of what was looked at.
                    continue;
                }

                if (stop == (byte)'"')
                {
                    At = MakeRoom(at + 1);
                    return place + 1;
                }

                if (stop == (byte)'\\')
                {
                    Traits |= StringTraits.HasEscapes;
                    next = JsonScanner.SkipEscape(_json, place, _isSchema);
                }
                else
                {
                    Traits |= StringTraits.HasNonAscii;
                    next = stop >= 0x80 ? JsonScanner.SkipNonAscii(_json, place) : ~place;
                }

                if (next < 0)
                {
                    return next;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private nint MakeRoom(nint at)
        {
            if (at <= Index.Last)
            {
                return at;
            }

            Refill((int)at);
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
            Set(ref entry, position, _mark, (uint)_parent | ((ulong)(KindOf(bracket) | ((uint)Closer << TapeEntry.CountShift)) << 32));
            Closer = (byte)(bracket + 2);
            _parent = IndexOf(ref First(Entries), ref entry);
            _mark = IndexOf(ref First(Hashes), ref hash);
        }

        /// <summary>Completes the entry of the open container, and goes back to the one around it. False where two names in it are equal.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Close<TMode>(ref TapeEntry entry, ref uint hash, int end)
            where TMode : struct, IMode
        {
            int index = _parent;
            int mark = _mark;
            ref TapeEntry closed = ref Unsafe.Add(ref First(Entries), index);
            uint meta = closed.Meta;
            bool wasObject = IsObject;
            _parent = (int)closed.Extra;
            _mark = closed.Length;
            _hash = mark;
            _entry = index;
            Depth--;
            Closer = (byte)(meta >> TapeEntry.CountShift);
            if (!default(TMode).HasNames)
            {
                return true;
            }

            int next = IndexOf(ref First(Entries), ref entry);
            int count = IndexOf(ref First(Hashes), ref hash) - mark;
            if (default(TMode).IsTape)
            {
                Set(ref closed, closed.Offset, end - closed.Offset, (uint)(next - index) | ((ulong)((meta & TapeEntry.KindMask) | ((uint)Math.Min(count, (int)TapeEntry.MaxCount) << TapeEntry.CountShift)) << 32));
            }

            return !wasObject || count <= 1 || AreDistinct<TMode>(index + 1, next, mark, count);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly bool AreDistinct<TMode>(int first, int next, int mark, int count)
            where TMode : struct, IMode => DistinctHashes.AreDistinct(Hashes, mark, count) || AreNamesDistinct<TMode>(first, next);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly bool AreNamesDistinct<TMode>(int first, int next)
            where TMode : struct, IMode => TapeBuilder.AreNamesDistinct<TMode>(_json, Entries.AsSpan(first, next - first));

        /// <summary>The hash of a name that is long, or near the end of the text.</summary>
        /// <param name="at">Its opening quote.</param>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly uint HashOf(nint at)
        {
            int start = StructuralIndex.Place(ref First(_buffer.Tokens), at) + 1;
            int length = StructuralIndex.Place(ref First(_buffer.Tokens), at + 1) - start;
#if NET8_0_OR_GREATER
            if (start > LastVector)
            {
                return NameHash.NearEnd(_json, start, length);
            }
#endif
            return NameHash.Of(_json.Slice(start, length));
        }

        /// <summary>The hash of a name that is not plain, after <see cref="Scan"/>.</summary>
        /// <param name="end">The name's end.</param>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly uint HashOfScanned(int end)
        {
            ReadOnlySpan<byte> name = _json.Slice(Start + 1, end - Start - 2);
            return (Traits & StringTraits.HasEscapes) == 0 ? NameHash.Of(name) : JsonString.HashEscaped(name);
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
