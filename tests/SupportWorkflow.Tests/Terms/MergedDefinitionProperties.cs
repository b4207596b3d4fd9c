using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Properties;

namespace SupportWorkflow.Terms;

/// <summary>What holds of merging, whatever the texts say. The kind of a member follows from its name, as it does in a profile.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class MergedDefinitionProperties
{
    [Property(Cases = 200)]
    public bool A_base_that_was_merged_before_gives_the_same(RandomText a, RandomText b, RandomText c) =>
        Text(a, b, c) == Text(new RandomText(Text(a, b)), c);

    [Property(Cases = 200)]
    public bool Without_nulls_it_does_not_matter_which_two_are_merged_first(WholeText a, WholeText b, WholeText c) =>
        Same(Text(a, b, c), Text(a, new WholeText(Text(b, c))));

    [Property(Cases = 200)]
    public bool A_text_over_itself_is_itself(WholeText a) => Text(a) == Text(a, a);

    [Property(Cases = 200)]
    public bool An_empty_text_changes_nothing(RandomText a) => Text(a) == Text(a, new RandomText("{}"));

    [Property(Cases = 200)]
    public bool What_the_last_text_says_holds_and_what_it_removes_is_gone(RandomText a, RandomText b) =>
        Holds(JsonNode.Parse(b.Json)!.AsObject(), JsonNode.Parse(Text(a, b))!.AsObject());

    /// <summary>Every place leads to a text that says so.</summary>
    [Property(Cases = 200)]
    public bool Every_value_stands_where_its_place_says(RandomText a, RandomText b)
    {
        var merged = MergedDefinitionTests.Merged(a.Json, b.Json);
        return Leaves(merged.Root, "$")
            .All(leaf =>
            {
                var place = merged.Place(leaf.Path);
                var found = Leaves(JsonNode.Parse(place.Base is null ? b.Json : a.Json)!, "$").Single(l => l.Path == place.Path);
                return found.Value == leaf.Value;
            });
    }

    private static string Text(params IText[] texts) => MergedDefinitionTests.Merged([.. texts.Select(t => t.Json)]).Root.ToJsonString();

    private static bool Same(string a, string b) => JsonNode.DeepEquals(JsonNode.Parse(a), JsonNode.Parse(b));

    private static bool Holds(JsonObject said, JsonObject merged) =>
        said.All(m =>
            m.Value switch
            {
                null => !merged.ContainsKey(m.Key),
                JsonObject inner => merged[m.Key] is JsonObject there && Holds(inner, there),
                JsonArray { Count: > 0 } list when m.Key[0] == 'n' => list.All(i =>
                    merged[m.Key]!.AsArray().Any(t => t!["name"]!.ToString() == i!["name"]!.ToString())
                ),
                _ => JsonNode.DeepEquals(m.Value, merged[m.Key]),
            }
        );

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode node, string path) =>
        node switch
        {
            JsonObject members => members.Where(m => m.Value is not null).SelectMany(m => Leaves(m.Value!, JsonPath.Step(path, m.Key))),
            JsonArray items => items.SelectMany((item, i) => Leaves(item!, $"{path}[{i}]")),
            _ => [(path, node.ToJsonString())],
        };

    public interface IText
    {
        string Json { get; }
    }

    /// <summary>A text that may remove something.</summary>
    public sealed record RandomText(string Json) : IText;

    /// <summary>A text without nulls.</summary>
    public sealed record WholeText(string Json) : IText;

    public static class Arbitraries
    {
        public static Arbitrary<RandomText> Random() => Members(3, 4).Select(m => new RandomText(m.ToJsonString())).ToArbitrary();

        public static Arbitrary<WholeText> Whole() => Members(3, 0).Select(m => new WholeText(m.ToJsonString())).ToArbitrary();

        /// <summary>o: an object, n: a list by name, l: another list, v: a value.</summary>
        private static Gen<JsonNode> Members(int depth, int nulls) =>
            from mixed in Some("o1", "o2", "n1", "n2", "l1", "v1", "v2")
            from values in Gen.CollectToArray(mixed, name => Value(name[0], depth, nulls))
            select (JsonNode)new JsonObject(mixed.Zip(values, KeyValuePair.Create));

        private static Gen<JsonNode?> Value(char kind, int depth, int nulls) =>
            Gen.Frequency(
                (nulls, Gen.Constant<JsonNode?>(null)),
                (
                    20,
                    kind switch
                    {
                        'o' when depth > 0 => Members(depth - 1, nulls).Select(m => (JsonNode?)m),
                        'n' when depth > 0 => Named(depth - 1, nulls).Select(m => (JsonNode?)m),
                        'l' => Gen.Choose(0, 9).ListOf(2).Select(l => (JsonNode?)new JsonArray([.. l.Select(i => (JsonNode)i)])),
                        'v' => Gen.Choose(0, 9).Select(i => (JsonNode?)i),
                        'n' => Gen.Constant(0).Select(_ => (JsonNode?)new JsonArray(new JsonObject { ["name"] = "a" })),
                        _ => Gen.Constant(0).Select(_ => (JsonNode?)new JsonObject()),
                    }
                )
            );

        private static Gen<JsonNode> Named(int depth, int nulls) =>
            from mixed in Some("a", "b", "c").Where(names => names.Length > 0)
            from items in Gen.CollectToArray(mixed, _ => Members(depth, nulls))
            select (JsonNode)new JsonArray([.. mixed.Zip(items, (name, item) =>
                    {
                        item["name"] = name;
                        return item;
                    })]);

        /// <summary>Some of the names in some order.</summary>
        private static Gen<string[]> Some(params string[] names) =>
            from keys in Gen.ArrayOf(Gen.Choose(-9, 9), names.Length)
            select names.Zip(keys).Where(n => n.Second >= 0).OrderBy(n => n.Second).Select(n => n.First).ToArray();
    }
}
