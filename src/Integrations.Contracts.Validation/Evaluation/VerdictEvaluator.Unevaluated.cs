using System.Buffers;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Evaluation;

internal ref partial struct VerdictEvaluator
{
    /// <summary>A node with its own <c>unevaluated*</c>: a set of its own, which joins that around it once everything holds.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EvaluateUnevaluated(VerdictNode node, int index, scoped Span<ulong> outer, bool isObject)
    {
        const int StackWords = 8;
        int count = _view.Count(index);
        int words = (count + 63) / 64;
        ulong[]? rented = words > StackWords ? ArrayPool<ulong>.Shared.Rent(words) : null;
        Span<ulong> own = rented is null ? stackalloc ulong[StackWords] : rented;
        own = own.Slice(0, words);
        own.Clear();
        bool holds = isObject ? EvaluateObject(node.Objects!, index, own) : EvaluateArray(node.Arrays!, index, own);
        holds = holds && (node.InPlace is null || EvaluateInPlace(node.InPlace, isObject ? JsonKind.Object : JsonKind.Array, index, own));
        VerdictNode? unevaluated = isObject ? node.Objects!.Unevaluated : node.Arrays!.Unevaluated;
        if (holds && unevaluated is not null)
        {
            int step = isObject ? 1 : 0;
            int end = _view.Next(index);
            int place = 0;
            for (int item = index + 1; item < end && holds; item = _view.Next(item + step), place++)
            {
                holds = (own[place >> 6] & (1UL << (place & 63))) != 0 || Evaluate(unevaluated, item + step, default);
            }
        }

        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        if (holds && !outer.IsEmpty)
        {
            outer.Fill(ulong.MaxValue);
        }

        return holds;
    }
}
