using System.Collections;
using System.Reflection;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Messages;
using SupportWorkflow.Tickets;

namespace SupportWorkflow.Hostile;

/// <summary>
/// Commands with null members, NUL, halves of characters and endless texts: refused by name before anybody decides them, so that whatever
/// is recorded can be written and read again.
/// </summary>
public sealed class HostileCommandTests
{
    private static readonly Instant Now = Desks.Friday;

    public static TheoryData<string> Commands => [.. MessageTable.Commands.Select(c => c.Name)];

    [Theory, MemberData(nameof(Commands))]
    public void Half_a_character_or_NUL_in_any_text_is_refused(string name)
    {
        foreach (var (path, spoil) in Texts(name))
        foreach (var text in new[] { "a\uD800", "\uDC00b", "\0", "ok 😀 \uDBFF" })
        {
            var command = Sample(name);
            spoil(command, text);
            var no = Decide(command).Rejection;
            Assert.True(no?.Code == "text.not-a-character", $"{path} = {text.Length} characters: {no}");
            Assert.NotEqual(no.Reason.English, no.Reason.In("zh-CN"));
        }
    }

    [Theory, MemberData(nameof(Commands))]
    public void Null_in_any_text_is_refused_or_means_that_nothing_is_said(string name)
    {
        foreach (var (_, spoil) in Texts(name))
        {
            var command = Sample(name);
            spoil(command, null);
            if (command is OpenTicket { Id.Value: null } or OpenTicket { Number.Value: null })
                continue; // The host makes both, and whoever forgets one meets an ArgumentException.
            var decision = Decide(command);
            if (decision.Rejection is { Code: "text.missing" } no)
                Assert.Contains("lacks", no.Reason.English, StringComparison.Ordinal);
            foreach (var e in decision.Events)
                Assert.Equal(e, TicketJson.ReadEvent(TicketJson.Write(e)));
        }
    }

    [Theory, MemberData(nameof(Commands))]
    public void Characters_of_two_halves_are_taken(string name)
    {
        foreach (var (_, spoil) in Texts(name))
        {
            var command = Sample(name);
            spoil(command, "😀");
            Assert.NotEqual("text.not-a-character", Decide(command).Rejection?.Code);
        }
    }

    [Fact]
    public void Nobody_as_the_actor_is_refused()
    {
        var decision = Desks.CallCenter.Decide(Desks.Open(), new LogWork("Looked.") { By = null! }, Now);
        Assert.Equal("text.missing", decision.Rejection?.Code);
        decision = Desks.CallCenter.Open(Desks.Opening() with { By = null! }, Now);
        Assert.Equal("text.missing", decision.Rejection?.Code);
    }

    [Fact]
    public void A_resolution_that_is_null_is_refused()
    {
        var decision = Desks.CallCenter.Decide(Desks.Open(), new ResolveTicket(null!) { By = new("li.wei", Role.Engineer) }, Now);
        Assert.Equal("text.missing", decision.Rejection?.Code);
    }

    [Fact]
    public void A_file_that_is_null_is_refused()
    {
        var decision = Desks.CallCenter.Open(Desks.Opening() with { Attachments = [null!] }, Now);
        Assert.Equal("text.missing", decision.Rejection?.Code);
    }

    [Theory]
    [InlineData("system:t-1/7/0", null, "chen", "t-9")]
    [InlineData(null, "t-1", "chen", "t-9")]
    [InlineData(null, null, "system:link", "t-9")]
    [InlineData(null, null, "chen", "major/2024-10-07/hardware-fault")]
    [InlineData(null, null, "chen", "system:t-1")]
    public void A_follow_up_that_no_decision_ordered_is_refused(string? commandId, string? followUpOf, string by, string id)
    {
        var command = Desks.Opening() with
        {
            By = by == "system:link" ? Actor.System("link") : new(by, Role.Requester),
            Id = new(id),
            CommandId = commandId,
            FollowUpOf = followUpOf is null ? null : new(followUpOf),
        };
        Assert.Equal("command.reserved", Desks.CallCenter.Open(command, Now).Rejection?.Code);
    }

    [Fact]
    public void A_follow_up_read_from_JSON_as_a_command_is_refused()
    {
        var linked = Desks.CallCenter.Decide(Desks.Open(), new LinkTicket(new("t-2"), "related") { By = new("wang", Role.Agent) }, Now);
        var followUp = linked.EnsureAccepted().FollowUps[0].Command;
        var forged = TicketJson.ReadCommand(TicketJson.Write(followUp));
        var other = Desks.CallCenter.Open(Desks.Opening() with { Id = new("t-2") }, Now).EnsureAccepted().Ticket;
        Assert.StartsWith("system:", followUp.CommandId, StringComparison.Ordinal);
        Assert.True(Desks.CallCenter.Decide(other, followUp, Now).IsAccepted);
        Assert.Equal("command.reserved", Desks.CallCenter.Decide(other, forged, Now).Rejection?.Code);
    }

    private static Decision Decide(TicketCommand command) =>
        command switch
        {
            OpenTicket open => Desks.CallCenter.Open(open, Now),
            MoveToProfile => new WorkflowShelf(Desks.CallCenter).Decide(Desks.Open(), command, Now),
            _ => Desks.CallCenter.Decide(Desks.Open(), command, Now),
        };

    private static TicketCommand Sample(string name) =>
        MessageSamples.Commands.Single(c => MessageTable.RowOf(c).Name == name) with
        {
            OccurredAt = null,
            IsFollowUp = true,
        };

    /// <summary>Every text of a command, however deep, with what puts another one there.</summary>
    private static List<(string Path, Action<TicketCommand, string?> Spoil)> Texts(string name)
    {
        var found = new List<(string, Action<TicketCommand, string?>)>();
        Walk(Sample(name), "", static c => c, static (_, _) => { }, found);
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>Values of structs and items of lists are put back into what holds them.</summary>
    private static void Walk(
        object at,
        string path,
        Func<TicketCommand, object> read,
        Action<TicketCommand, object> write,
        List<(string, Action<TicketCommand, string?>)> found
    )
    {
        foreach (var field in Fields(at.GetType()))
        {
            if (field.Name.Contains("EqualityContract", StringComparison.Ordinal) || field.GetValue(at) is not { } value)
                continue;
            var under = $"{path}.{field.Name}";
            if (value is string)
                found.Add((under, (command, text) => Set(command, text)));
            else if (value is Array items && items.Length > 0)
            {
                if (items.GetValue(0) is string)
                    found.Add((under, (command, text) => ((Array)field.GetValue(read(command))!).SetValue(text, 0)));
                else
                    Walk(
                        items.GetValue(0)!,
                        under,
                        c => ((Array)field.GetValue(read(c))!).GetValue(0)!,
                        (c, v) => ((Array)field.GetValue(read(c))!).SetValue(v, 0),
                        found
                    );
            }
            else if (
                value is not (Actor or IEnumerable and not IEnumerable<object>)
                && !field.FieldType.IsPrimitive
                && !field.FieldType.IsEnum
                && value is not (Instant or decimal or FactType)
            )
                Walk(value, under, c => field.GetValue(read(c))!, Set, found);

            void Set(TicketCommand command, object? text)
            {
                var owner = read(command);
                field.SetValue(owner, text);
                write(command, owner);
            }
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
            foreach (
                var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly
                )
            )
                yield return field;
    }
}
