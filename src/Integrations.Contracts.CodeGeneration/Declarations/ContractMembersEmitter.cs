using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>
/// What every contract can do: IsValid, Validate, Parse, TryParse, WriteTo, ToJson. Bytes come as a span, an array or memory, and text as a string; each has an overload of its own,
/// since with spans and memory alone a <c>byte[]</c> would be ambiguous under C# 12.
/// </summary>
internal static class ContractMembersEmitter
{
    private const string Library = TypeText.Library;
    private const string Span = "global::System.ReadOnlySpan<byte>";
    private const string Memory = "global::System.ReadOnlyMemory<byte>";

    /// <summary>The field with the schema, loaded when an explanation is first asked for.</summary>
    public static void EmitSchemaField(SourceWriter writer, ContractModel model, TypeModel type)
    {
        int document = 0;
        for (int index = 0; index < model.Documents.Count; index++)
        {
            if (model.Documents[index].Uri == type.DocumentUri)
            {
                document = index;
            }
        }

        string contract = TypeText.Qualified(model.ContractClassName, model);
        writer.Line("// Explains what the reader refuses; loaded when first asked.");
        writer.Line($"private static readonly {Library}JsonSchema s_schema = {contract}.Definition({document.ToString(CultureInfo.InvariantCulture)}, {CSharpLiteral.String(type.Pointer)});");
    }

    /// <summary>The members.</summary>
    public static void Emit(SourceWriter writer, ContractModel model, TypeModel type)
    {
        string name = CSharpIdentifier.Escape(type.Name);
        string notNull = "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)]";
        string payload = $"{Library}ContractPayload";

        writer.Lines(
            $$"""
            /// <summary>Whether a payload is as the contract says. One pass, without allocation; malformed JSON is not valid.</summary>
            public static bool IsValid({{Span}} utf8Json) =>
                TryRead<{{Library}}VerdictMode>(utf8Json, {{Library}}PayloadDirection.None, out _, out _);

            /// <inheritdoc cref="IsValid({{CrefSpan}})"/>
            public static bool IsValid(byte[] utf8Json) => IsValid(new {{Span}}(utf8Json));

            /// <inheritdoc cref="IsValid({{CrefSpan}})"/>
            public static bool IsValid({{Memory}} utf8Json) => IsValid(utf8Json.Span);

            /// <inheritdoc cref="IsValid({{CrefSpan}})"/>
            public static bool IsValid(string json) => {{payload}}.IsValid<{{name}}>(json);

            /// <summary>Everything that is wrong with a payload.</summary>
            public static {{Library}}ValidationResult Validate({{Span}} utf8Json, {{Library}}ValidationOptions? options = null) => s_schema.Validate(utf8Json, options);

            /// <inheritdoc cref="Validate({{CrefSpan}}, {{Library}}ValidationOptions)"/>
            public static {{Library}}ValidationResult Validate(byte[] utf8Json, {{Library}}ValidationOptions? options = null) => Validate(new {{Span}}(utf8Json), options);

            /// <inheritdoc cref="Validate({{CrefSpan}}, {{Library}}ValidationOptions)"/>
            public static {{Library}}ValidationResult Validate({{Memory}} utf8Json, {{Library}}ValidationOptions? options = null) => Validate(utf8Json.Span, options);

            /// <inheritdoc cref="Validate({{CrefSpan}}, {{Library}}ValidationOptions)"/>
            public static {{Library}}ValidationResult Validate(string json, {{Library}}ValidationOptions? options = null) => {{payload}}.Validate<{{name}}>(json, options);

            /// <summary>Everything that is wrong with the payload in a stream, which is read to its end.</summary>
            public static global::System.Threading.Tasks.Task<{{Library}}ValidationResult> ValidateAsync(global::System.IO.Stream utf8Json, {{Library}}ValidationOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
                {{payload}}.ValidateAsync<{{name}}>(utf8Json, options, cancellationToken);

            /// <summary>Reads a payload.</summary>
            /// <exception cref="{{Library}}ContractViolationException">The payload is not as the contract says, or is not JSON; the exception says why.</exception>
            public static {{name}} Parse({{Span}} utf8Json) =>
                TryRead<{{Library}}ValuesMode>(utf8Json, {{Library}}PayloadDirection.None, out {{name}}? value, out {{Library}}ReadRefusal refusal)
                    ? value!
                    : throw new {{Library}}ContractViolationException({{payload}}.Explain(s_schema, utf8Json, refusal));

            /// <inheritdoc cref="Parse({{CrefSpan}})"/>
            public static {{name}} Parse(byte[] utf8Json) => Parse(new {{Span}}(utf8Json));

            /// <inheritdoc cref="Parse({{CrefSpan}})"/>
            public static {{name}} Parse({{Memory}} utf8Json) => Parse(utf8Json.Span);

            /// <inheritdoc cref="Parse({{CrefSpan}})"/>
            public static {{name}} Parse(string json) => {{payload}}.Parse<{{name}}>(json);

            /// <inheritdoc cref="Parse({{CrefSpan}})"/>
            public static {{name}} Parse(global::System.Text.Json.JsonElement json) => {{payload}}.Parse<{{name}}>(json);

            /// <summary>Reads the payload in a stream, which is read to its end.</summary>
            /// <exception cref="{{Library}}ContractViolationException">The payload is not as the contract says, or is not JSON; the exception says why.</exception>
            public static global::System.Threading.Tasks.Task<{{name}}> ParseAsync(global::System.IO.Stream utf8Json, global::System.Threading.CancellationToken cancellationToken = default) =>
                {{payload}}.ParseAsync<{{name}}>(utf8Json, cancellationToken);

            /// <summary>Reads a payload, without explaining where it is wrong.</summary>
            public static bool TryParse({{Span}} utf8Json, {{notNull}} out {{name}}? value) =>
                TryRead<{{Library}}ValuesMode>(utf8Json, {{Library}}PayloadDirection.None, out value, out _);

            /// <inheritdoc cref="TryParse({{CrefSpan}}, out {{name}})"/>
            public static bool TryParse(byte[] utf8Json, {{notNull}} out {{name}}? value) => TryParse(new {{Span}}(utf8Json), out value);

            /// <inheritdoc cref="TryParse({{CrefSpan}}, out {{name}})"/>
            public static bool TryParse({{Memory}} utf8Json, {{notNull}} out {{name}}? value) => TryParse(utf8Json.Span, out value);

            /// <inheritdoc cref="TryParse({{CrefSpan}}, out {{name}})"/>
            public static bool TryParse(string json, {{notNull}} out {{name}}? value) => {{payload}}.TryParse<{{name}}>(json, out value);

            /// <summary>Reads a payload, and says what is wrong where it is not valid.</summary>
            public static bool TryParse({{Span}} utf8Json, {{notNull}} out {{name}}? value, out {{Library}}ValidationResult result)
            {
                bool isRead = TryRead<{{Library}}ValuesMode>(utf8Json, {{Library}}PayloadDirection.None, out value, out {{Library}}ReadRefusal refusal);
                result = isRead ? {{Library}}ValidationResult.Valid : {{payload}}.Explain(s_schema, utf8Json, refusal);
                return isRead;
            }

            /// <inheritdoc cref="TryParse({{CrefSpan}}, out {{name}}, out {{Library}}ValidationResult)"/>
            public static bool TryParse(byte[] utf8Json, {{notNull}} out {{name}}? value, out {{Library}}ValidationResult result) => TryParse(new {{Span}}(utf8Json), out value, out result);

            /// <inheritdoc cref="TryParse({{CrefSpan}}, out {{name}}, out {{Library}}ValidationResult)"/>
            public static bool TryParse({{Memory}} utf8Json, {{notNull}} out {{name}}? value, out {{Library}}ValidationResult result) => TryParse(utf8Json.Span, out value, out result);

            /// <inheritdoc cref="TryParse({{CrefSpan}}, out {{name}}, out {{Library}}ValidationResult)"/>
            public static bool TryParse(string json, {{notNull}} out {{name}}? value, out {{Library}}ValidationResult result) => {{payload}}.TryParse<{{name}}>(json, out value, out result);

            /// <summary>Writes the value as JSON.</summary>
            public void WriteTo(global::System.Text.Json.Utf8JsonWriter writer) => WriteTo(writer, {{Library}}PayloadDirection.None);

            /// <summary>Writes the value as JSON: into a response without what is <c>writeOnly</c>, into a request without what is <c>readOnly</c>.</summary>
            public void WriteTo(global::System.Text.Json.Utf8JsonWriter writer, {{Library}}PayloadDirection direction)
            {
                {{Library}}Utf8JsonContractWriter target = new(writer);
                Write(ref target, direction);
            }

            /// <summary>Writes the value as compact JSON in UTF-8: into a response without what is <c>writeOnly</c>, into a request without what is <c>readOnly</c>.</summary>
            public void WriteTo(global::System.Buffers.IBufferWriter<byte> output, {{Library}}PayloadDirection direction = {{Library}}PayloadDirection.None)
            {
                {{Library}}Utf8ContractWriter target = {{Library}}Utf8ContractWriter.Rent();
                try
                {
                    Write(ref target, direction);
                    target.CopyTo(output);
                }
                finally
                {
                    target.Return();
                }
            }

            /// <summary>The value as compact JSON.</summary>
            public string ToJson() => ToJson({{Library}}PayloadDirection.None);

            /// <summary>The value as compact JSON: for a response without what is <c>writeOnly</c>, for a request without what is <c>readOnly</c>.</summary>
            public string ToJson({{Library}}PayloadDirection direction)
            {
                {{Library}}Utf8ContractWriter target = {{Library}}Utf8ContractWriter.Rent();
                try
                {
                    Write(ref target, direction);
                    return target.ToString();
                }
                finally
                {
                    target.Return();
                }
            }
            """);
    }

    private const string CrefSpan = "global::System.ReadOnlySpan{byte}";
}
