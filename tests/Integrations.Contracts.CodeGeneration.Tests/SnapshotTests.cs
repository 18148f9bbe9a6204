using System.IO;
using System.Linq;
using Integrations.Contracts.CodeGeneration;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Tests;

/// <summary>
/// The emitted files of telling schemas, kept beside the tests and reviewed as code: every file, and which files there are. UPDATE_SNAPSHOTS=1 writes them anew.
/// All of them compile without a warning, for both frameworks and for the oldest and the newest C#.
/// </summary>
public class SnapshotTests
{
    private static readonly string s_folder = Path.Combine(Corpus.RepositoryRoot, "tests", "Integrations.Contracts.CodeGeneration.Tests", "Snapshots");

    public static TheoryData<string> Names => ["integrations", "presence", "collections", "names", "hostile", "root-list", "unions", "alternatives", "defaults", "merged", "maps", "generic", "draft-4", "tuples"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_emitted_files_are_those_that_were_reviewed(string name)
    {
        string folder = Path.Combine(s_folder, name);
        Dictionary<string, string> emitted = Emit(name).ToDictionary(file => file.HintName.Replace(".g.cs", ".cs.txt", StringComparison.Ordinal), file => file.Source, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
            foreach ((string file, string source) in emitted)
            {
                File.WriteAllText(Path.Combine(folder, file), source);
            }
        }

        Assert.Equal(Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), emitted.Keys.Order(StringComparer.Ordinal));
        foreach ((string file, string source) in emitted)
        {
            Assert.Equal(File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n"), source);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void They_compile_without_a_warning_for_every_framework_and_language_version(string name)
    {
        ImmutableArray<GeneratedFile> files = Emit(name);
        EmittedCode.Compile(files);
        EmittedCode.Compile(files, version: LanguageVersion.Preview);
        EmittedCode.Compile(files, net8: true);
    }

    [Fact]
    public void Types_of_the_project_with_the_names_that_emitted_code_uses_change_nothing() => EmittedCode.Compile(
        Emit("integrations"),
        """
        internal class Contracts { }
        internal class Json { }
        internal class Collections { }
        internal class String { }
        namespace Acme { internal class Integrations2 { } internal class ReadOnlySpan<T> { } internal class Validation { } }
        namespace Acme.Integrations { internal class Contracts { } internal class Json { } internal class Collections { } internal class System { } internal class String { } internal class ReaderState { } internal class JsonReading { } internal class ReadOnlySpan<T> { } internal class PayloadDirection { } internal class DateTimeOffset { } internal class Emitted { } }
        """);

    [Fact]
    public void The_global_namespace_can_hold_them() => EmittedCode.Compile(EmittedCode.Generate(Shapes.Names, options: new GenerationOptions { Namespace = "", Accessibility = CodeGeneration.ContractAccessibility.Internal }));

    [Fact]
    public void A_namespace_part_can_be_called_as_a_type() => EmittedCode.Compile(EmittedCode.Generate(Shapes.Names, options: new GenerationOptions { Namespace = "Names.System.Contracts.String" }));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_schema_gives_the_same_text(string name) => Assert.Equal(Emit(name), Emit(name));

    private static ImmutableArray<GeneratedFile> Emit(string name) => name == "integrations"
        ? EmittedCode.Generate(File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "schema", "integrations.schema.json")), "integrations.schema.json", new GenerationOptions { Namespace = "Acme.Integrations" })
        : EmittedCode.Generate(Schema(name), name + ".schema.json");

    private static string Schema(string name) => name switch
    {
        "presence" => Shapes.Presence,
        "collections" => Shapes.Collections,
        "names" => Shapes.Names,
        "hostile" => Shapes.Hostile,
        "root-list" => Shapes.RootList,
        "unions" => Shapes.Unions,
        "alternatives" => Shapes.Alternatives,
        "defaults" => Shapes.Defaults,
        "merged" => Shapes.Merged,
        "maps" => Shapes.Maps,
        "generic" => Shapes.Generic,
        "draft-4" => Shapes.Draft4,
        "tuples" => Shapes.Tuples,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such schema"),
    };
}
