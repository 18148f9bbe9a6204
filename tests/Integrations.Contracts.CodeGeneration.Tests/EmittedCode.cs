using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Tests;

/// <summary>Emitted code in memory: generated from a schema, compiled as a strict project would, and loaded.</summary>
internal static class EmittedCode
{
    private static readonly MetadataReference s_library = MetadataReference.CreateFromFile(typeof(JsonSchema).Assembly.Location);

    /// <summary>The files of a schema; fails where the schema is broken.</summary>
    public static ImmutableArray<GeneratedFile> Generate(string schema, string fileName = "test.schema.json", GenerationOptions? options = null)
    {
        GenerationResult result = ContractGenerator.Generate(
            new SchemaDocumentInput(null, fileName, Encoding.UTF8.GetBytes(schema)),
            [],
            options ?? new GenerationOptions { Namespace = "Emitted" });
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.IsError);
        Assert.NotEmpty(result.Files);
        return result.Files;
    }

    /// <summary>Compiles with warnings as errors; fails with the compiler's words and the line.</summary>
    public static CSharpCompilation Compile(IEnumerable<GeneratedFile> files, string program = "", LanguageVersion version = LanguageVersion.CSharp12, bool net8 = false)
    {
        IEnumerable<SyntaxTree> trees = files.Select(file => EmittedCompilation.Parse(file.Source, file.HintName, version));
        if (program.Length > 0)
        {
            trees = trees.Append(EmittedCompilation.Parse(program, "Program.cs", version));
        }

        CSharpCompilation compilation = EmittedCompilation.Of(trees, References(net8));
        string[] problems = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Take(20)
            .Select(EmittedCompilation.Words)
            .ToArray();
        Assert.True(problems.Length == 0, string.Join("\n", problems));
        return compilation;
    }

    /// <summary>Compiles and loads.</summary>
    public static Assembly Load(IEnumerable<GeneratedFile> files, string program = "")
    {
        using MemoryStream image = new();
        Assert.True(Compile(files, program).Emit(image).Success);
        return EmittedCompilation.Load(image);
    }

    /// <summary>Compiles a schema's code with a program that holds <c>static class Program { public static void Run() }</c>, and runs that.</summary>
    public static void Run(string schema, string body, GenerationOptions? options = null) => RunFiles(Generate(schema, options: options), body);

    /// <summary>Compiles emitted files in the namespace Emitted with a program, and runs it.</summary>
    public static void RunFiles(ImmutableArray<GeneratedFile> files, string body)
    {
        string program =
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Text;
            using System.Text.Json;
            using Integrations.Contracts.Validation;
            using Emitted;

            internal static class Program
            {
                public static void Run()
                {
            {{body}}
                }

                private static void Equal<T>(T expected, T actual)
                {
                    if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new Exception($"expected <{expected}>, found <{actual}>");
                }

                private static void True(bool condition, string what)
                {
                    if (!condition) throw new Exception(what);
                }

                private static TException Throws<TException>(Action action) where TException : Exception
                {
                    try { action(); } catch (TException exception) { return exception; }
                    throw new Exception("nothing was thrown");
                }
            }
            """;
        MethodInfo run = Load(files, program).GetType("Program")!.GetMethod("Run")!;
        run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    /// <summary>The framework and the library.</summary>
    public static IEnumerable<MetadataReference> References(bool net8 = false) =>
        (net8 ? Basic.Reference.Assemblies.Net80.References.All.Cast<MetadataReference>() : Basic.Reference.Assemblies.Net100.References.All.Cast<MetadataReference>()).Append(net8 ? Net8Library() : s_library);

    // The library as built for net8.0, beside the one for net10.0; built by the same command.
    private static PortableExecutableReference Net8Library()
    {
        string path = Path.Combine(Corpus.RepositoryRoot, "src", "Integrations.Contracts.Validation", "bin", typeof(EmittedCode).Assembly.Location.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug", "net8.0", "Integrations.Contracts.Validation.dll");
        Assert.SkipUnless(File.Exists(path), "the library was not built for net8.0");
        return MetadataReference.CreateFromFile(path);
    }
}
