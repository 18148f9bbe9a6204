namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>A C# name as a local variable is called.</summary>
internal static class CamelCase
{
    /// <summary>The name with a small first letter; of leading capitals all but the last before a small letter become small (<c>IDNumber</c>: <c>idNumber</c>).</summary>
    public static string FromPascalCase(string name)
    {
        char[] characters = name.ToCharArray();
        for (int index = 0; index < characters.Length && char.IsUpper(characters[index]); index++)
        {
            if (index > 0 && index + 1 < characters.Length && char.IsLower(characters[index + 1]))
            {
                break;
            }

            characters[index] = char.ToLowerInvariant(characters[index]);
        }

        return new string(characters);
    }
}
