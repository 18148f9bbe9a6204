using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Integrations.Contracts.Conformance;

/// <summary>One schema of a test file in the official suite's form, with its tests. Texts are kept as they are written: 1.0 and 1e400 must not change.</summary>
public sealed record SuiteCase(string File, string Description, byte[] Schema, IReadOnlyList<SuiteTest> Tests)
{
    /// <summary>The cases of a file.</summary>
    public static IEnumerable<SuiteCase> Read(string path, string name)
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
        foreach (JsonElement group in document.RootElement.EnumerateArray())
        {
            yield return new SuiteCase(
                name,
                group.GetProperty("description").GetString()!,
                Encoding.UTF8.GetBytes(group.GetProperty("schema").GetRawText()),
                [.. group.GetProperty("tests").EnumerateArray().Select(test => new SuiteTest(
                    test.GetProperty("description").GetString()!,
                    Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText()),
                    test.GetProperty("valid").GetBoolean()))]);
        }
    }
}

/// <summary>A payload and the verdict that it must get.</summary>
public sealed record SuiteTest(string Description, byte[] Data, bool Valid);
