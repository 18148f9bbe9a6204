namespace Integrations.Contracts.Validation;

/// <summary>The one error text of the product (ARCHITECTURE.md, "One error text"): for the command line, the asserts, the exceptions.</summary>
internal static class ErrorText
{
    public static string Render(ValidationResult result) => throw new NotImplementedException();
}
