using System.Buffers;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

internal ref partial struct VerdictEvaluator
{
    private bool EvaluateNumber(NumberStep[] steps, int index)
    {
        ReadOnlySpan<byte> number = _view.RawText(index);
        foreach (NumberStep step in steps)
        {
            bool holds = step.Test switch
            {
                NumberTest.AtLeast => step.Operand.CompareFrom(number) >= 0,
                NumberTest.Above => step.Operand.CompareFrom(number) > 0,
                NumberTest.AtMost => step.Operand.CompareFrom(number) <= 0,
                NumberTest.Below => step.Operand.CompareFrom(number) < 0,
                _ => step.Operand.IsDivisorOf(number),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private bool EvaluateString(StringSteps steps, int index)
    {
        if (steps.MinLength > 0 || steps.MaxLength != long.MaxValue)
        {
            int length = _view.CodePoints(index);
            if (length < steps.MinLength || length > steps.MaxLength)
            {
                return false;
            }
        }

        if (!steps.ReadsText)
        {
            return true;
        }

        ReadOnlySpan<byte> raw = _view.RawString(index);
        return _view.HasEscapes(index) ? EvaluateEscapedText(steps, raw) : EvaluateText(steps, raw);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool EvaluateEscapedText(StringSteps steps, ReadOnlySpan<byte> raw)
    {
        byte[]? rented = raw.Length > JsonString.StackBytes ? ArrayPool<byte>.Shared.Rent(raw.Length) : null;
        Span<byte> buffer = rented is null ? stackalloc byte[JsonString.StackBytes] : rented;
        int length = JsonString.Unescape(raw, buffer);
        bool holds = EvaluateText(steps, buffer.Slice(0, length));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return holds;
    }

    private static bool EvaluateText(StringSteps steps, ReadOnlySpan<byte> text)
    {
        foreach (StringFormat format in steps.Formats)
        {
            if (!StringFormats.IsMatch(format, text))
            {
                return false;
            }
        }

        foreach (Pattern pattern in steps.Patterns)
        {
            if (!pattern.IsMatch(text))
            {
                return false;
            }
        }

        foreach (ContentRule content in steps.Contents)
        {
            if (!StringContent.IsMatch(content.IsBase64, content.IsJson, text))
            {
                return false;
            }
        }

        return true;
    }
}
