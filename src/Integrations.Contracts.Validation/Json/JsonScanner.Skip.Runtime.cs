using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

public static partial class JsonScanner
{
    /// <summary>The position after the array or object at <paramref name="position"/> of a text that was checked: brackets outside of strings are counted, and nothing else is looked at.</summary>
    /// <remarks>Of a text that is wrong it may be any position after this one, or the length of the text.</remarks>
    internal static int SkipBrackets(ReadOnlySpan<byte> json, int position)
    {
        int depth = 0;
        ulong inString = 0;
        ulong escapes = 0;
        int last = json.Length - StructuralIndex.BlockLength;
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian && last >= 0)
        {
            while (position < json.Length)
            {
                // In bounds: 64 bytes follow each position up to the last. Where fewer are left, the last 64 of the text, without those that were looked at.
                int first = Math.Min(position, last);
                ref byte block = ref System.Runtime.CompilerServices.Unsafe.Add(ref MemoryMarshal.GetReference(json), first);
                int done = position - first;
                ulong part = ulong.MaxValue << done;
                ulong within = StructuralIndex.FindStrings(ref block, part, done, ref inString, ref escapes);
                ulong opened = StructuralIndex.Equal(ref block, (byte)'{', 0x20) & part & ~within;
                ulong closed = StructuralIndex.Equal(ref block, (byte)'}', 0x20) & part & ~within;
                int closes = BitOperations.PopCount(closed);
                if (closes >= depth)
                {
                    for (int before = depth; closed != 0; closed &= closed - 1)
                    {
                        int place = BitOperations.TrailingZeroCount(closed);
                        if (--before + BitOperations.PopCount(opened & ((1UL << place) - 1)) <= 0)
                        {
                            return first + place + 1;
                        }
                    }
                }

                depth += BitOperations.PopCount(opened) - closes;
                position = first + StructuralIndex.BlockLength;
            }

            return json.Length;
        }

        return SkipBracketsScalar(json, position);
    }

    internal static int SkipBracketsScalar(ReadOnlySpan<byte> json, int position)
    {
        int depth = 0;
        bool inString = false;
        for (; position < json.Length; position++)
        {
            byte value = json[position];
            if (inString)
            {
                position += value == (byte)'\\' ? 1 : 0;
                inString = value != (byte)'"';
            }
            else if (value == (byte)'"')
            {
                inString = true;
            }
            else if ((value | 0x20) == '{')
            {
                depth++;
            }
            else if ((value | 0x20) == '}' && --depth <= 0)
            {
                return position + 1;
            }
        }

        return json.Length;
    }
}
