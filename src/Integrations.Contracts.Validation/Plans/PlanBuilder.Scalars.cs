using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

internal sealed partial class PlanBuilder
{
    private static NumberRules? Numbers(SchemaNode schema)
    {
        var rules = ImmutableArray.CreateBuilder<NumberRule>();

        // Before draft 6 the exclusive keywords are booleans that change the inclusive ones.
        bool above = schema.TryGetKeyword("exclusiveMinimum"u8, out TapeValue exclusiveMinimum) && exclusiveMinimum.Kind == JsonKind.True;
        bool below = schema.TryGetKeyword("exclusiveMaximum"u8, out TapeValue exclusiveMaximum) && exclusiveMaximum.Kind == JsonKind.True;
        if (schema.TryGetKeyword("minimum"u8, out TapeValue minimum) && minimum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("minimum", above ? NumberTest.Above : NumberTest.AtLeast, minimum));
        }

        if (exclusiveMinimum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("exclusiveMinimum", NumberTest.Above, exclusiveMinimum));
        }

        if (schema.TryGetKeyword("maximum"u8, out TapeValue maximum) && maximum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("maximum", below ? NumberTest.Below : NumberTest.AtMost, maximum));
        }

        if (exclusiveMaximum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("exclusiveMaximum", NumberTest.Below, exclusiveMaximum));
        }

        if (schema.TryGetKeyword("multipleOf"u8, out TapeValue divisor) && divisor.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("multipleOf", NumberTest.MultipleOf, divisor));
        }

        if (schema.TryGetKeyword("divisibleBy"u8, out divisor) && divisor.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("divisibleBy", NumberTest.MultipleOf, divisor));
        }

        return rules.Count == 0 ? null : new NumberRules { Rules = rules.ToImmutable() };
    }

    private StringRules? Strings(SchemaNode schema)
    {
        var rules = new StringRules();
        bool any = false;
        if (TryGetCount(schema, "minLength"u8, out long minLength))
        {
            rules.MinLength = minLength;
            any |= minLength > 0;
        }

        if (TryGetCount(schema, "maxLength"u8, out long maxLength))
        {
            rules.MaxLength = maxLength;
            any = true;
        }

        if (schema.TryGetKeyword("pattern"u8, out TapeValue source) && source.Kind == JsonKind.String && CompilePattern(source.GetString()) is { } pattern)
        {
            rules.Patterns = ImmutableArray.Create(pattern);
            any = true;
        }

        if (Asserts(schema) && schema.TryGetKeyword("format"u8, out TapeValue formatName) && formatName.Kind == JsonKind.String
            && StringFormats.Find(formatName.GetString(), schema.Dialect.Draft == Draft.Draft3) is var format and not StringFormat.None)
        {
            rules.Formats = ImmutableArray.Create(format);
            any = true;
        }

        // Content may assert in draft 7 alone (its section 8); later drafts made it an annotation. Who asks for formats, or for none, has not asked for this.
        if (schema.Dialect.Draft == Draft.Draft7 && _formats is (FormatMode.Dialect or FormatMode.Vocabulary or FormatMode.AssertWithContent))
        {
            bool isBase64 = schema.TryGetKeyword("contentEncoding"u8, out TapeValue encoding) && encoding.Kind == JsonKind.String && encoding.StringEquals("base64"u8);
            bool isJson = schema.TryGetKeyword("contentMediaType"u8, out TapeValue media) && media.Kind == JsonKind.String && media.StringEquals("application/json"u8);
            if (isBase64 || isJson)
            {
                rules.Contents = ImmutableArray.Create(new ContentRule(isBase64, isJson));
                any = true;
            }
        }

        return any ? rules : null;
    }

    private bool Asserts(SchemaNode schema) => _formats switch
    {
        FormatMode.Assert or FormatMode.AssertWithContent => true,
        FormatMode.Annotate => false,
        FormatMode.Vocabulary => schema.Dialect.NamesFormatAssertion,
        _ => schema.Dialect.AssertsFormat,
    };
}
