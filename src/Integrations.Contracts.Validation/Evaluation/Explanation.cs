using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>Explains payloads against one schema: the plan in which each node is one schema, and which of it is secret.</summary>
internal sealed class Explanation
{
    private readonly PlanNode _root;
    private readonly SecretReach _secrets;
    private readonly bool _showsSchemaPositions;

    /// <param name="plan">A plan built for explanation, with one root.</param>
    /// <param name="showsSchemaPositions">Whether the schema's text is what its author wrote, so that lines and columns in it mean something.</param>
    public Explanation(ValidationPlan plan, bool showsSchemaPositions)
    {
        _root = plan.Roots[0];
        _secrets = new SecretReach(plan);
        _showsSchemaPositions = showsSchemaPositions;
    }

    /// <summary>What is wrong with a payload.</summary>
    public ValidationResult Explain(JsonTape payload, TapeValue value, ValidationOptions options)
    {
        SecretRanges secrets = SecretRanges.Find(_secrets, _root, value);
        var findings = new FindingList(options.Limits.MaxErrors);
        var evaluator = new ExplanationEvaluator(options.Direction, secrets);
        if (evaluator.Explain(_root, value, findings))
        {
            return Valid(options);
        }

        var errors = ImmutableArray.CreateBuilder<ValidationError>(findings.Findings.Count);
        foreach (Finding finding in findings.Findings)
        {
            errors.Add(Error(finding, payload, secrets));
        }

        return new ValidationResult(false, errors.MoveToImmutable(), findings.Omitted, options.PayloadName);
    }

    /// <summary>Everything that the schema says of a payload.</summary>
    public SchemaOutput Record(TapeValue value, ValidationOptions options) =>
        new(new ExplanationEvaluator(options.Direction, SecretRanges.Find(_secrets, _root, value)).Record(_root, value));

    /// <summary>What is wrong with a text that is not JSON: one error. Where there are secrets the line is shown without its values, for nothing tells which of them are.</summary>
    public ValidationResult Explain(ReadOnlySpan<byte> text, JsonSyntaxError error, ValidationOptions options)
    {
        int offset = Math.Min(error.Position.Offset, text.Length);
        return Malformed(error, options, PayloadExcerpt.Of(text, offset, 1, _secrets.Any ? MalformedSecrets.Find(text, error) : SecretRanges.None));
    }

    /// <summary>The one error of a text that is not JSON.</summary>
    public static ValidationResult Malformed(JsonSyntaxError error, ValidationOptions options, SourceExcerpt? excerpt) => new(
        false,
        ImmutableArray.Create(new ValidationError
        {
            InstanceLocation = "",
            KeywordLocation = "",
            AbsoluteKeywordLocation = "",
            Keyword = "",
            Message = error.Kind is JsonSyntaxErrorKind.TooDeep or JsonSyntaxErrorKind.TooLarge ? error.Message : "not JSON: " + error.Message,
            Position = error.Position,
            Length = 1,
            Excerpt = excerpt,
        }),
        0,
        options.PayloadName);

    public static ValidationResult Valid(ValidationOptions options) =>
        options.PayloadName is null ? ValidationResult.Valid : new ValidationResult(true, ImmutableArray<ValidationError>.Empty, 0, options.PayloadName);

    private ValidationError Error(Finding finding, JsonTape payload, SecretRanges secrets)
    {
        Schemas.SchemaNode schema = finding.Node.Schema;
        bool isOwn = schema.Value.Kind == JsonKind.Object;
        string absolute = schema.AbsoluteLocation;
        return new ValidationError
        {
            InstanceLocation = finding.Instance.ToString(),
            KeywordLocation = finding.Path.ToString(),
            AbsoluteKeywordLocation = isOwn ? (absolute.IndexOf('#') < 0 ? absolute + "#" : absolute) + "/" + JsonPointer.Escape(finding.Keyword) : absolute,
            Keyword = finding.Keyword,
            Message = finding.Text.Message,
            Expected = finding.Text.Expected,
            Help = finding.Text.Help,
            Position = payload.PositionAt(finding.Offset),
            Length = finding.Length,
            SchemaPosition = _showsSchemaPositions ? SchemaPosition(schema, isOwn ? finding.Keyword : "") : null,
            Excerpt = PayloadExcerpt.Of(payload.Text.Span, finding.Offset, finding.Length, secrets),
        };
    }

    private static string SchemaPosition(Schemas.SchemaNode schema, string keyword)
    {
        TextPosition position = schema.Value.Position;
        foreach (TapeMember member in schema.Value.Members)
        {
            if (member.Name.StringEquals(System.Text.Encoding.UTF8.GetBytes(keyword)))
            {
                position = member.Name.Position;
                break;
            }
        }

        return $"{schema.Document.Name ?? "schema"}:{Wording.Number(position.Line)}:{Wording.Number(position.Column)}";
    }
}
