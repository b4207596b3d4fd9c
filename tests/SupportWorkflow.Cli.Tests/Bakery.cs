namespace SupportWorkflow.Cli;

/// <summary>A profile of another trade: a lifecycle of its own, and nothing but what a profile must have.</summary>
internal static class Bakery
{
    public const string Profile = """
        {
          "id": "bakery", "version": "1", "name": { "en": "Bakery" }, "zone": "Europe/Rome",
          "priority": { "scale": ["now"], "otherwise": "now" },
          "lifecycle": {
            "initial": "ordered",
            "states": {
              "ordered": { "kind": "queued", "name": { "en": "Ordered" } },
              "baking": { "kind": "working", "name": { "en": "Baking" } },
              "ready": { "kind": "done", "name": { "en": "Ready" } },
              "eaten": { "kind": "final", "name": { "en": "Eaten" } }
            },
            "transitions": [
              { "trigger": "knead", "from": ["ordered"], "to": "baking", "roles": ["baker"] },
              { "trigger": "take-out", "from": ["baking"], "to": "ready", "roles": ["baker"] },
              { "trigger": "eat", "from": ["ready"], "to": "eaten" }
            ]
          }
        }
        """;
}
