using System.IO;
using System.Reflection;

namespace Integrations.Contracts.Tests;

/// <summary>The public test data (CONTRIBUTING.md, "Test data"): beside the repository where someone has put it, never inside.</summary>
internal static class Corpus
{
    public static string Root { get; } = Metadata("CorpusFolder");

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static bool Exists => Directory.Exists(Root);

    /// <summary>The path of a corpus folder; skips the calling test, with the reason, where it is not there.</summary>
    public static string Require(string folder)
    {
        string path = Path.Combine(Root, folder);
        Assert.SkipUnless(Directory.Exists(path), $"the public corpus '{folder}' is not beside the repository (../shared/corpus/{folder}); CONTRIBUTING.md says where it comes from");
        return path;
    }

    private static string Metadata(string key)
    {
        foreach (AssemblyMetadataAttribute attribute in typeof(Corpus).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (attribute.Key == key)
            {
                return attribute.Value!;
            }
        }

        throw new InvalidOperationException($"tests/Directory.Build.props sets no assembly metadata '{key}'");
    }
}
