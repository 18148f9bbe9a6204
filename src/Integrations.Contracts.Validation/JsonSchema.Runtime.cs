using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Integrations.Contracts.Validation;

public sealed partial class JsonSchema
{
    /// <summary>Reads a schema from a file, UTF-8 with or without byte order mark. Its name in messages is the path, unless the options name it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Dialect, formats, registry and limits; null for <see cref="JsonSchemaOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    /// <exception cref="ContractLimitException">The schema is beyond a limit.</exception>
    public static JsonSchema FromFile(string path, JsonSchemaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= JsonSchemaOptions.Default;
        byte[] text = File.ReadAllBytes(path);
        return Read(JsonTape.WithoutByteOrderMark(text).ToArray(), options.SchemaName is null ? options with { SchemaName = path } : options);
    }

    /// <summary>Whether a payload is as the schema says. A byte order mark is skipped; malformed JSON is not valid.</summary>
    /// <param name="utf8Json">The payload, UTF-8; read to its end, not disposed.</param>
    /// <param name="options">Direction and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public async Task<bool> IsValidAsync(Stream utf8Json, ValidationOptions? options = null, CancellationToken cancellationToken = default) =>
        IsValid((await ReadAsync(utf8Json, options, cancellationToken).ConfigureAwait(false)).Span, options);

    /// <summary>Everything that is wrong with a payload. A byte order mark is skipped; malformed JSON is one error.</summary>
    /// <param name="utf8Json">The payload, UTF-8; read to its end, not disposed.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public async Task<ValidationResult> ValidateAsync(Stream utf8Json, ValidationOptions? options = null, CancellationToken cancellationToken = default) =>
        Validate(await ReadAsync(utf8Json, options, cancellationToken).ConfigureAwait(false), options);

    /// <summary>Whether a value is as the schema says.</summary>
    /// <param name="value">The value; positions are those of its own text.</param>
    /// <param name="options">Direction and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="InvalidOperationException"><paramref name="value"/> is <c>default</c>.</exception>
    public bool IsValid(JsonElement value, ValidationOptions? options = null) => IsValid(value.GetRawText(), options);

    /// <summary>Everything that is wrong with a value.</summary>
    /// <param name="value">The value; positions are those of its own text.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="InvalidOperationException"><paramref name="value"/> is <c>default</c>.</exception>
    public ValidationResult Validate(JsonElement value, ValidationOptions? options = null) => Validate(value.GetRawText(), options);

    /// <summary>Whether a value is as the schema says.</summary>
    /// <param name="value">The value; a null reference is the JSON value null.</param>
    /// <param name="options">Direction and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    public bool IsValid(JsonNode? value, ValidationOptions? options = null) => IsValid(new ReadOnlySpan<byte>(Write(value)), options);

    /// <summary>Everything that is wrong with a value.</summary>
    /// <param name="value">The value; a null reference is the JSON value null. Positions are those of its text as written without white space.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    public ValidationResult Validate(JsonNode? value, ValidationOptions? options = null) => Validate(new ReadOnlyMemory<byte>(Write(value)), options);

    private static byte[] Write(JsonNode? value) => value is null ? "null"u8.ToArray() : Encoding.UTF8.GetBytes(value.ToJsonString());

    private static Task<ReadOnlyMemory<byte>> ReadAsync(Stream utf8Json, ValidationOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return JsonTape.ReadToEndAsync(utf8Json, (options ?? ValidationOptions.Default).Limits, cancellationToken);
    }
}
