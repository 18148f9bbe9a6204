using System.IO;
using System.Linq;
using Integrations.Contracts.CodeGeneration;

namespace Integrations.Contracts.Tests;

public sealed class MarkdownPageTests
{
    [Fact]
    public void The_page_of_the_integrations_contract_is_the_one_in_docs()
    {
        string path = Path.Combine(Corpus.RepositoryRoot, "docs", "integrations.md");
        string page = Emit(File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "schema", "integrations.schema.json")), "schema/integrations.schema.json", ContractLanguage.Markdown, "integrations.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
    }

    [Fact]
    public void Every_shape_has_its_words_and_its_types()
    {
        string page = Page(
            """
            {"title":"Shapes","$ref":"#/$defs/Second","$defs":{
              "First":{"type":"object","properties":{"list":{"type":"array","items":{"type":["string","null"]}}}},
              "Second":{"title":"Second","type":"object","properties":{
                "map":{"type":"object","additionalProperties":{"type":"integer"}},"any":true,"either":{"oneOf":[{"type":"string"},{"$ref":"#/$defs/Second"}]},
                "id":{"type":"string","format":"uuid","readOnly":true},"old":{"type":"number","deprecated":true,"default":1.5},"day":{"type":["string","null"],"format":"date"}},"required":["map"]},
              "Third":{"enum":["a",""]}}}
            """);

        // The root stands where its definition does.
        Assert.Equal(["# Shapes", "## First", "## Second", "## Third", "## Either", "## TypeScript"], page.Split('\n').Where(line => line.StartsWith('#')));
        Assert.Contains("| `list` | list of string \\| null | | |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `map` | map of integer | required | |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `any` | anything | | |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `either` | [Either](#either) | | |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `id` | string (uuid) | | Read-only: never in a request. |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `old` | number | | Deprecated.<br>Default: `1.5` |\n", page, StringComparison.Ordinal);
        Assert.Contains("`Third`: string, one of `\"a\"`, `\"\"`\n", page, StringComparison.Ordinal);
        Assert.Contains("`Either`: one of string, [Second](#second)\n", page, StringComparison.Ordinal);
        Assert.Contains(
            """
            interface First {
                list?: (string | null)[];
            }

            interface Second {
                map: { [name: string]: number };
                any?: unknown;
                either?: Either;
                readonly id?: string;
                /** @deprecated */
                old?: number;
                day?: string | null;
            }

            type Third = "a" | "";

            type Either = string | Second;
            """.ReplaceLineEndings("\n"),
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_have_a_type_and_no_name_are_a_row()
    {
        Assert.Contains("| `a` | boolean | | |\n| any other | list of integer | | |\n", Page("""{"type":"object","properties":{"a":{"type":"boolean"}},"additionalProperties":{"type":"array","items":{"type":"integer"}}}"""), StringComparison.Ordinal);
        Assert.DoesNotContain("any other", Page("""{"type":"object","properties":{"a":{"type":"boolean"}}}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_of_a_tuple_are_rows_by_their_places() => Assert.Contains(
        """
        `Step`: array

        | Item | Type | Required | Description |
        |---|---|---|---|
        | 1 | `"move"` | required | |
        | 2 | number | | How far. |
        | any further | string | | |

        """.ReplaceLineEndings("\n"),
        Page("""{"title":"Step","type":"array","prefixItems":[{"const":"move"},{"type":"number","description":"How far."}],"minItems":1,"items":{"type":"string"}}"""),
        StringComparison.Ordinal);

    [Fact]
    public void Text_of_the_schema_stays_text()
    {
        string page = Page(
            """
            {"title":"A `title` | <b> #1","description":"# heading\n\n- list\u2028<script>alert(1)</script> [link](http://x) ![image](y) $math$ *\u202e*\n```\n1. one\n12) two",
             "type":"object","properties":{
               "a|b`c":{"type":"string","description":"cell | cell\nnext */ line\u0085end","examples":["x|y`` z"]},
               "quote\"\u2028":{"enum":["`","a|b","*/","\u0000"]}}}
            """);

        Assert.Contains("# A \\`title\\` \\| \\<b\\> \\#1\n\n\\# heading\n\n\\- list\n\n\\<script\\>alert(1)\\</script\\> \\[link\\](http://x) \\!\\[image\\](y) \\$math\\$ \\*\\*\n\n\\`\\`\\`\n\n1\\. one\n\n12\\) two\n", page, StringComparison.Ordinal);
        Assert.Contains("| ``\"a\\|b`c\"`` | string | | cell \\| cell<br>next \\*/ line<br>end<br>Example: ```\"x\\|y`` z\"``` |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `\"quote\\\"\\u2028\"` | [Quote](#quote) | | |\n", page, StringComparison.Ordinal);
        Assert.Contains("one of ``\"`\"``, `\"a|b\"`, `\"*/\"`, `\"\\u0000\"`\n", page, StringComparison.Ordinal);
        Assert.Contains("    /**\n     * cell | cell\n     * next *\\/ line\n     * end\n     */\n    \"a|b`c\"?: string;\n", page, StringComparison.Ordinal);
        Assert.All(page.Split('\n').Where(line => line.StartsWith('|')), row => Assert.Equal(5, row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|')));
    }

    [Fact]
    public void Headings_that_are_equal_have_addresses_that_differ()
    {
        string page = Page("""{"title":"Thing","type":"object","properties":{"x":{"$ref":"#/$defs/A"},"y":{"$ref":"#/$defs/B"}},"$defs":{"A":{"title":"Thing","type":"object","properties":{"p":true}},"B":{"title":"thing","type":"object","properties":{"q":true}}}}""");

        Assert.Contains("| `x` | [A](#thing-2) |", page, StringComparison.Ordinal);
        Assert.Contains("| `y` | [B](#thing-3) |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void TypeScript_alone_is_a_module()
    {
        string script = Emit("""{"title":"Point","description":"A point.","type":"object","properties":{"x":{"type":"number"}},"required":["x"]}""", "point.schema.json", ContractLanguage.TypeScript, "point.ts");

        Assert.Equal("// <auto-generated/>\n\n/** A point. */\nexport interface Point {\n    x: number;\n}\n", script);
    }

    private static string Page(string schema) => Emit(schema, "test.schema.json", ContractLanguage.Markdown, "test.md");

    private static string Emit(string schema, string file, ContractLanguage language, string expectedFile)
    {
        GeneratedFile emitted = Assert.Single(EmittedCode.Generate(schema, file, new GenerationOptions { Namespace = "", Language = language }));
        Assert.Equal(expectedFile, emitted.HintName);
        return emitted.Source;
    }
}
