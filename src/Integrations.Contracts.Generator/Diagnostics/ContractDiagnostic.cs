using System.Text;
using Integrations.Contracts.Generator.Inputs;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrations.Contracts.Generator.Diagnostics;

/// <summary>A diagnostic as a value: rule, words and place, without any object of the compiler.</summary>
/// <param name="Id">The rule.</param>
/// <param name="IsError">Whether it stops the build; else a warning.</param>
/// <param name="Message">What was found, in one line.</param>
/// <param name="Path">The file; null where it is about the project.</param>
/// <param name="Start">The place in the file's text, in UTF-16 code units.</param>
/// <param name="Length">How long the place is, in UTF-16 code units; it does not go beyond its line.</param>
/// <param name="Line">The line, 0-based, as the compiler counts.</param>
/// <param name="Column">The column, 0-based.</param>
internal sealed record ContractDiagnostic(string Id, bool IsError, string Message, string? Path, int Start, int Length, int Line, int Column)
{
    /// <summary>A diagnostic about the project.</summary>
    public static ContractDiagnostic AtProject(DiagnosticDescriptor rule, string message) => new(rule.Id, true, message, null, 0, 0, 0, 0);

    /// <summary>A diagnostic about a file as a whole.</summary>
    public static ContractDiagnostic AtFile(DiagnosticDescriptor rule, string path, string message) => new(rule.Id, true, message, path, 0, 0, 0, 0);

    /// <summary>A diagnostic at a place of a file.</summary>
    public static ContractDiagnostic At(string id, bool isError, string message, string path, Utf8Text text, TextPosition position, int length)
    {
        byte[] bytes = text.Bytes.ToArray();
        int offset = Math.Min(Math.Max(position.Offset, 0), bytes.Length);
        int end = offset;
        int limit = Math.Min(bytes.Length, offset + Math.Max(length, 0));
        while (end < limit && bytes[end] is not ((byte)'\n' or (byte)'\r'))
        {
            end++;
        }

        return new ContractDiagnostic(
            id,
            isError,
            OneLine(message),
            path,
            Encoding.UTF8.GetCharCount(bytes, 0, offset),
            Encoding.UTF8.GetCharCount(bytes, offset, end - offset),
            Math.Max(position.Line - 1, 0),
            Math.Max(position.Column - 1, 0));
    }

    public Diagnostic ToDiagnostic()
    {
        DiagnosticDescriptor rule = ContractRules.Find(Id);
        Location location = Path is null
            ? Location.None
            : Location.Create(Path, new TextSpan(Start, Length), new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(Line, Column + Length)));
        DiagnosticSeverity severity = IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        return Diagnostic.Create(rule, location, severity, additionalLocations: null, properties: null, messageArgs: [Message]);
    }

    // MSBuild takes one line for a diagnostic; a schema's own words may hold more.
    private static string OneLine(string message) => message.IndexOfAny(['\r', '\n']) < 0 ? message : message.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ');
}
