using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation.Evaluation;

namespace Integrations.Contracts.Validation;

/// <summary>The one error text of the product (ARCHITECTURE.md, "One error text"): for the command line, the asserts, the exceptions.</summary>
internal static class ErrorText
{
    /// <summary>How many errors of a payload are written out.</summary>
    private const int MaxShown = 10;

    /// <summary>The errors of a result, each as
    /// <code>
    /// order.json:3:13: error: "opn" is not one of the allowed values
    ///    3 |   "status": "opn",
    ///      |             ^^^^^ expected "open" or "closed"
    ///      = at /status, rule #/properties/status/enum (order.schema.json:9:17)
    ///      = help: there is an allowed value with a similar spelling: "open"
    /// </code>
    /// and at the end how many there are more. Lines end with LF; there is no last line end.</summary>
    public static string Render(ValidationResult result)
    {
        if (result.IsValid)
        {
            return "valid";
        }

        var text = new StringBuilder();
        int shown = Math.Min(result.Errors.Length, MaxShown);
        for (int i = 0; i < shown; i++)
        {
            Append(text, result.Errors[i], result.PayloadName);
        }

        int more = result.Errors.Length - shown + result.OmittedErrors;
        if (more > 0)
        {
            text.Append(shown == 0 ? "" : "and ").Append(Wording.Number(more)).Append(shown == 0 ? " errors" : " more").Append('\n');
        }

        return text.Length == 0 ? "not valid" : text.ToString(0, text.Length - 1);
    }

    /// <summary>One error, with a line end.</summary>
    public static void Append(StringBuilder text, ValidationError error, string? payloadName)
    {
        text.Append(payloadName ?? "payload").Append(':').Append(Wording.Number(error.Line)).Append(':').Append(Wording.Number(error.Column)).Append(": error: ").Append(error.Message).Append('\n');
        if (error.Excerpt is { } excerpt)
        {
            string line = error.Line.ToString(CultureInfo.InvariantCulture).PadLeft(4);
            string gutter = new(' ', line.Length);
            text.Append(line).Append(" | ").Append(excerpt.Text).Append('\n');
            text.Append(gutter).Append(" | ").Append(' ', excerpt.CaretStart).Append('^', excerpt.CaretLength);
            if (error.Expected is not null)
            {
                text.Append(" expected ").Append(error.Expected);
            }

            text.Append('\n');
        }
        else if (error.Expected is not null)
        {
            text.Append("     = expected ").Append(error.Expected).Append('\n');
        }

        if (error.Keyword.Length > 0)
        {
            text.Append("     = at ").Append(error.InstanceLocation.Length == 0 ? "the root" : Wording.Visible(error.InstanceLocation)).Append(", rule ").Append(Wording.Visible(Rule(error)));
            if (error.SchemaPosition is not null)
            {
                text.Append(" (").Append(error.SchemaPosition).Append(')');
            }

            text.Append('\n');
        }

        if (error.Help is not null)
        {
            text.Append("     = help: ").Append(error.Help).Append('\n');
        }
    }

    /// <summary>The place of the rule within its schema; with the schema's URI where it has one of its own.</summary>
    private static string Rule(ValidationError error)
    {
        int fragment = error.AbsoluteKeywordLocation.IndexOf('#');
        return fragment < 0 ? "#" + error.KeywordLocation : error.AbsoluteKeywordLocation.Substring(fragment);
    }
}
