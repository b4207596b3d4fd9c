using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow.History;

/// <summary>The customers: what they ask for, in the profile's own words, and what they know when they are asked back.</summary>
internal sealed class Clientele
{
    private const int TicketsOfOne = 6;

    private readonly Simulation _order;
    private readonly TicketWorkflow _workflow;
    private readonly ValueList<FormField> _form;
    private readonly SimulationTexts _texts;
    private readonly int _customers;

    public Clientele(Simulation order, SimulationTexts texts)
    {
        (_order, _workflow, _form, _texts) = (order, order.Workflow, order.Workflow.Form, texts);
        Categories = Words("category");
        _customers = 1 + (order.Tickets / TicketsOfOne);
    }

    /// <summary>The profile's categories; none: it has none.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Who registers requests.</summary>
    private static readonly Actor Intake = Actor.System("intake");

    /// <summary>
    /// The request a ticket begins with. The words of each list come the more often the further down they stand, categories all alike.
    /// </summary>
    public OpenTicket Request(SimulatedTicket ticket, TicketNumber number, Instant now)
    {
        var dice = ticket.Dice;
        var customer = (int)dice.Below(_customers);
        var person = Dice.Of(_order.Seed, "customer", customer);
        var account = string.Create(CultureInfo.InvariantCulture, $"customer-{customer + 1}@example.org");
        ticket.Category = Categories.Count == 0 ? 0 : (int)dice.Below(Categories.Count);
        var request = new OpenTicket(new(number.Value), number, _texts.Say("trouble", ticket.Index + 1))
        {
            // The form of the website: what it knows of the customer, the customer could not say.
            By = Intake,
            OnBehalfOf = account,
            Tier = Rising("tier", person),
            RequesterKind = Rising("requester.kind", person),
            Channel = Rising("channel", dice),
            Scenario = Rising("scenario", dice),
            Impact = Rising("impact", dice),
            Urgency = Rising("urgency", dice),
            Kind = Words("kind").FirstOrDefault(),
            ChosenPriority = _workflow.Priorities.Codes.Count == 0 ? null : dice.PickRising<PriorityCode>(_workflow.Priorities.Codes),
            AffectedUsers = 1 + (int)(dice.Below(5) * dice.Below(5) * dice.Below(5)),
            SecurityAlert = dice.Chance(Habits.SecurityAlert) ? true : null,
            CallerUpset = dice.Chance(Habits.UpsetCaller),
            TransferredFrom = IsDemanded("transferred-from") ? _texts.Say("department") : null,
            AgentNumber = IsDemanded("agent-number") ? "001" : null,
            Category =
                Categories.Count == 0 || dice.Chance(Habits.OpenedWithoutCategory) ? null : new CategoryPath(Categories[ticket.Category]),
        };
        var told = _form.AsEnumerable().Where(f => Says(f, new(account, Role.Requester))).ToList();
        if (told.Where(f => f.IsRequired).ToList() is { Count: > 0 } demanded && dice.Chance(Habits.OpenedIncomplete))
            told.Remove(dice.Pick(demanded));
        return request with { Fields = [.. told.Select(f => new TicketField(f.Name, Value(f, dice, now)))] };
    }

    public CategoryPath CategoryOf(SimulatedTicket ticket) => Categories.Count == 0 ? default : new(Categories[ticket.Category]);

    /// <summary>What somebody can add to the record: what it lacks and, for people of the desk, what the profile has fields for.</summary>
    public ValueList<TicketField> Missing(SimulatedTicket ticket, Actor by, Instant now)
    {
        var missing = ticket.Ticket.Intake.Missing.Select(m => m.Field).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _form
                .AsEnumerable()
                .Where(f => f.ValueOn(ticket.Ticket).IsMissing && f.MaySet(by))
                .Where(f => missing.Contains(f.Name) || (!by.Is(Role.Requester) && Says(f, by)))
                .Select(f => new TicketField(f.Name, Value(f, ticket.Dice, now))),
        ];
    }

    /// <summary>Whether somebody says something of a field: customers what they may say, people of the desk what is theirs alone.</summary>
    private static bool Says(FormField field, Actor by)
    {
        if (!field.MaySet(by) || field.AffectsDecisions)
            return false;
        if (by.Is(Role.Requester))
            return field.Name != "chosen-priority";
        return field is { IsOwn: true, Roles.Count: > 0 } && !field.Roles.Contains(Role.Requester);
    }

    private bool IsDemanded(string field) => _form.AsEnumerable().Any(f => f.Name == field && f.IsRequired);

    /// <summary>Something to say of a field.</summary>
    public FactValue Value(FormField field, Dice dice, Instant now) =>
        field.Type switch
        {
            FieldType.Choice when field.Choices.Count > 0 => FactValue.Of(dice.PickRising<FactChoice>(field.Choices).Value),
            FieldType.Number or FieldType.Count => FactValue.Of(1 + dice.Below(20)),
            FieldType.YesNo => FactValue.Of(dice.Chance(Habits.SaysYes)),
            FieldType.Date => FactValue.Of(LocalDatePattern.Iso.Format(now.InZone(_workflow.Zone).Date)),
            FieldType.Instant => FactValue.Of(InstantPattern.ExtendedIso.Format(now)),
            _ => FactValue.Of(_texts.Say(field.Name == "description" ? "description" : "detail")),
        };

    private string? Rising(string fact, Dice dice) => Words(fact) is { Count: > 0 } words ? dice.PickRising(words) : null;

    /// <summary>The words the profile has for a fact; none: any.</summary>
    private IReadOnlyList<string> Words(string fact) => [.. (_workflow.Facts.Find(fact)?.Choices ?? default).Select(c => c.Value)];
}
