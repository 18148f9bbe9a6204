#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Validation.Json;

internal static partial class TapeBuilder
{
    /// <summary>What <c>WriteAhead</c> needs now and then: the arrays, the open container, the window of the text that it reads. Its methods are calls of their own, so that none of it takes a register.</summary>
    private ref struct Frame
    {
        /// <summary>The first entry, and the last but a few.</summary>
        public ref TapeEntry Tape;
        public ref TapeEntry Last;
        public ref uint Hashes;

        /// <summary>Where the next entry and the next hash go, after what has moved them.</summary>
        public ref TapeEntry Entry;
        public ref uint Hash;

        /// <summary>The text, later the copy of its last bytes.</summary>
        public ReadOnlySpan<byte> Window;

        /// <summary>The last position in the window that <see cref="Margin"/> bytes follow; of the copy, its last.</summary>
        public nint Safe;

        /// <summary>Where the window begins in the text.</summary>
        public nint Shift;
        public bool IsTail;

        /// <summary>Whether the container that is open is an object.</summary>
        public bool IsObject;

        /// <summary>How many containers are open.</summary>
        public int Depth;

        // The open container's entry, and where the hashes of its names begin.
        private int _parent;
        private int _mark;

        public Frame(ReadOnlySpan<byte> json, ref TapeArrays arrays)
        {
            _parent = -1;
            Window = json;
            Safe = json.Length - Margin;
            Use(ref arrays);
        }

        private void Use(ref TapeArrays arrays)
        {
            Tape = ref MemoryMarshal.GetArrayDataReference(arrays.Entries);
            Last = ref Unsafe.Add(ref Tape, arrays.Entries.Length - Room);
            Hashes = ref MemoryMarshal.GetArrayDataReference(arrays.Hashes);
        }

        /// <summary>Opens a container.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Open(ref TapeEntry entry, ref uint hash, int position, JsonKind kind)
        {
            Depth++;
            IsObject = kind == JsonKind.Object;
            Set(ref entry, position + Shift, _mark, (uint)_parent | ((ulong)kind << 32));
            _parent = IndexOf(ref Tape, ref entry);
            _mark = IndexOf(ref Hashes, ref hash);
        }

        /// <summary>Completes the entry of the open container, and goes back to the one around it. False where two names in it are equal.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Close(ReadOnlySpan<byte> json, ref TapeEntry entry, ref uint hash, int end)
        {
            int index = _parent;
            int next = IndexOf(ref Tape, ref entry);
            int count = IndexOf(ref Hashes, ref hash) - _mark;
            Hash = ref Unsafe.Add(ref Hashes, _mark);
            ref TapeEntry closed = ref Unsafe.Add(ref Tape, index);
            _parent = (int)closed.Extra;
            _mark = closed.Length;
            Depth--;
            Set(ref closed, closed.Offset, end + Shift - closed.Offset, (uint)(next - index) | ((ulong)(closed.Meta | ((uint)Math.Min(count, (int)TapeEntry.MaxCount) << TapeEntry.CountShift)) << 32));
            bool isDistinct = !IsObject || count <= 1 || DistinctHashes.AreDistinct(ref Hash, count) || AreNamesDistinct(json, MemoryMarshal.CreateReadOnlySpan(ref Tape, next), index);
            IsObject = Depth > 0 && Unsafe.Add(ref Tape, _parent).Kind == JsonKind.Object;
            return isDistinct;
        }

        /// <summary>A name that is long, has escapes, or has blanks behind it. The position of its value's first byte; negative where something is wrong.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly int WriteName(ref TapeEntry entry, ref uint hash, int position)
        {
            long scanned = JsonScanner.ScanString(Window, position);
            int end = JsonScanner.EndOf(scanned);
            if (end < 0)
            {
                return end;
            }

            StringTraits traits = JsonScanner.TraitsOf(scanned);
            hash = HashOf(Window, position, end, traits);
            entry.Set(position + (int)Shift, end - position, hash, (uint)JsonKind.String | TapeEntry.IsName | ((uint)traits << 4));
            end = JsonScanner.SkipWhitespace(Window, end);
            return (uint)end < (uint)Window.Length && Window[end] == (byte)':' ? JsonScanner.SkipWhitespace(Window, end + 1) : ~end;
        }

        /// <summary>A string that is long or not plain. The position after it; negative where it is wrong.</summary>
        /// <param name="entry">Where it goes.</param>
        /// <param name="position">Its opening quote.</param>
        /// <param name="plain">Up to where it is plain.</param>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly int WriteString(ref TapeEntry entry, int position, int plain)
        {
            long scanned = JsonScanner.ScanStringSlow(Window, plain);
            int end = JsonScanner.EndOf(scanned);
            entry.Set(position + (int)Shift, end - position, 1, (uint)JsonKind.String | ((uint)JsonScanner.TraitsOf(scanned) << 4));
            return end;
        }

        /// <summary>A number that is long or no plain integer, or something that is no value at all. The position after it; negative where it is wrong.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public readonly int WriteNumber(ref TapeEntry entry, int position)
        {
            int end = JsonScanner.SkipNumber(Window, position, out bool isInteger);
            entry.Set(position + (int)Shift, end - position, 1, isInteger ? (uint)JsonKind.Number | TapeEntry.IsInteger : (uint)JsonKind.Number);
            return end;
        }

        /// <summary>Larger arrays.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Grow(ref TapeArrays arrays, ref TapeEntry entry, ref uint hash)
        {
            int next = IndexOf(ref Tape, ref entry);
            int named = IndexOf(ref Hashes, ref hash);
            TapeBuilder.Grow(ref arrays);
            Use(ref arrays);
            Entry = ref Unsafe.Add(ref Tape, next);
            Hash = ref Unsafe.Add(ref Hashes, named);
        }

        /// <summary>Goes on with the copy of the last bytes: by how much each position is lower in it.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public nint GoToTail(ref TapeArrays arrays)
        {
            IsTail = true;
            Shift = Window.Length - TapeArrays.TailLength;
            Window = arrays.CopyTail(Window);
            Safe = Window.Length - 1;
            return Shift;
        }
    }
}
#endif
