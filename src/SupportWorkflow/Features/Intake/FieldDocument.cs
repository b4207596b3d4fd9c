using System.Collections.Frozen;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>One field in JSON. Under the name of a member of the intake record it only says what is special here:
/// <c>type</c> and <c>values</c> are known.</summary>
internal sealed class FieldDocument
{
    private static readonly FrozenDictionary<string, FieldType> Types = new Dictionary<string, FieldType>
    {
        ["text"] = FieldType.Text,
        ["number"] = FieldType.Number,
        ["yes-no"] = FieldType.YesNo,
        ["date"] = FieldType.Date,
        ["instant"] = FieldType.Instant,
        ["choice"] = FieldType.Choice,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly TextTable Texts = IntakeTexts.Table;

    /// <summary>text, number, yes-no, date, instant or choice.</summary>
    public string? Type { get; set; }

    /// <summary>What people call it.</summary>
    public TextDocument? Name { get; set; }

    /// <summary>The values of a choice, with their texts.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Values { get; set; }

    /// <summary>Whether every request must have it.
    /// The same as an entry of <c>intake.required</c> whose question is made from the name. Default false.</summary>
    public bool Required { get; set; }

    /// <summary>Why it is asked for.</summary>
    public TextDocument? Why { get; set; }

    /// <summary>Who may set it; absent: everybody who may set fields,
    /// for members that steer the process everybody but the requester.</summary>
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>The field, as far as it can be read.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="roles">The profile's roles; null: any.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="isOfTrack">Whether it is known of a track: then it is no member of the intake record, whatever its name, and the
    /// requester's to say only where a role says so.</param>
    internal FieldRule Parse(string name, string path, IReadOnlyCollection<string>? roles, ProblemList problems, bool isOfTrack = false)
    {
        for (var i = 0; i < (Roles?.Count ?? 0); i++)
            if (roles is not null && !roles.Contains(Roles![i]) && !(isOfTrack && Roles[i] == FieldRule.Desk.Name))
                problems.AddUnknown($"{path}.roles[{i}]", "profile.unknown-role", Roles[i], roles);
        if (Roles is { Count: 0 })
            problems.Add(path + ".roles", "field.granted-to-nobody", "an empty list", "at least one role; leave 'roles' out for everybody");
        ValueList<Role> granted = [.. (Roles ?? []).Select(r => new Role(r))];
        if (!isOfTrack && IntakeMember.Find(name) is { } member)
        {
            if (Type is not null)
                problems.Add(path + ".type", "field.known-member", $"'{Type}'", $"no type: '{name}' is a member of the intake record");
            if (Values is not null)
                problems.Add(path + ".values", "field.known-member", "values", $"no values: those of '{name}' stand under 'words'");
            return new(name, member.Type, Name?.Text ?? member.Label) { Member = member, Roles = granted };
        }
        if (name.Length == 0 || name == "category")
            problems.Add(path, "field.bad-name", $"'{name}'", "English words in kebab case that are not taken");
        if (Name is null)
            problems.Add(path + ".name", "json.missing-member", "nothing", "what people call the field");
        var type = FieldType.Text;
        if (Type is null)
            problems.Add(path + ".type", "json.missing-member", "nothing", string.Join(", ", Types.Keys.Order(StringComparer.Ordinal)));
        else if (!Types.TryGetValue(Type, out type))
            problems.AddUnknown(path + ".type", "field.unknown-type", Type, Types.Keys.Order(StringComparer.Ordinal));
        if (type == FieldType.Choice && Values is not { Count: > 0 })
            problems.Add(path + ".values", "field.no-values", "a choice without values", "at least one value");
        if (type != FieldType.Choice && Values is not null)
            problems.Add(path + ".values", "field.not-a-choice", $"values of a field of type {Type}", "values for a choice only");
        return new(name, type, Name?.Text ?? name)
        {
            Roles = granted,
            IsForDesk = isOfTrack,
            Choices = [.. (Values ?? FrozenDictionary<string, TextDocument>.Empty).Select(v => new FactChoice(v.Key, v.Value.Text))],
        };
    }

    /// <summary>What to ask when it is required and not there.</summary>
    internal DetailQuestion Question(FieldRule field) => new(field.Name, Texts.Say("question", field.Text), Why?.Text);
}
