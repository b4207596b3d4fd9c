using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.History;

/// <summary>
/// Everything that is assumed about customers, engineers and their desk, in one place. Percentages are of a hundred; times are minutes.
/// </summary>
internal static class Habits
{
    /// <summary>How arrivals share out over the hours of the day, from midnight; and over the days of the week, from Monday.</summary>
    public static readonly long[] ArrivalsByHour = [1, 1, 1, 1, 1, 2, 4, 10, 30, 48, 52, 44, 26, 34, 46, 44, 36, 26, 14, 9, 7, 5, 3, 2];

    public static readonly long[] ArrivalsByWeekday = [24, 21, 20, 19, 17, 6, 4];

    /// <summary>The hours of the front desk, every day of the year; and of the engineers' four shifts, handed out in turn.</summary>
    public const string FrontDeskHours = "07:00-23:00";

    public static readonly Shift[] Shifts =
    [
        new("day", Weekdays.MondayToFriday, "09:00-12:30", "13:15-18:00"),
        new("early", Weekdays.MondayToFriday, "07:00-11:00", "11:45-15:30"),
        new("late", Weekdays.MondayToFriday, "12:00-16:00", "16:30-21:00"),
        new("weekend", Weekdays.Thursday | Weekdays.Friday | Weekdays.Saturday | Weekdays.Sunday, "08:00-12:00", "12:45-19:00"),
    ];

    /// <summary>How many hours in a hundred engineers are to be busy when their number is worked out.</summary>
    public const int AimedLoad = 72;

    /// <summary>An engineer works in one group of the profile, and in each other one with this chance.</summary>
    public const int WorksInAnother = 50;

    public const int OpenedWithoutCategory = 15,
        OpenedIncomplete = 12,
        SecurityAlert = 1,
        UpsetCaller = 6,
        SaysYes = 20;

    /// <summary>
    /// The front desk gets in touch itself, and leaves the rest to the engineer; whoever is responsible for an escalation answers it.
    /// </summary>
    public const int FrontDeskCallsBack = 85,
        AnswersEscalation = 80;

    /// <summary>What becomes of a stretch of work: something is asked, something else is waited for; otherwise it is solved.</summary>
    public const int Asks = 12,
        WaitsForOthers = 8,
        MostWaits = 3;

    /// <summary>What customers do: never answer, answer late; are dissatisfied, never say; cancel, come back after the end, rate.</summary>
    public const int NeverAnswers = 7,
        AnswersLate = 20,
        Dissatisfied = 7,
        NeverSays = 30,
        Cancels = 3,
        ComesBack = 3,
        Rates = 40,
        MostRefusals = 2;

    public static readonly Spread FrontDeskTakes = new(1, 2, 4, 6, 9, 13, 18, 26, 45),
        Work = new(4, 8, 13, 19, 26, 34, 44, 58, 80, 120, 300),
        Answers = new(3, 12, 30, 60, 110, 190, 330, 600, 1200),
        AnswersLateAfter = new(1500, 2400, 4000, 7000, 12000),
        OthersTake = new(60, 240, 700, 1440, 2900, 5800, 11000),
        SaysSo = new(5, 30, 90, 200, 500, 1300, 3600),
        CancelsAfter = new(20, 90, 400, 1500, 5000),
        ComesBackAfter = new(600, 1700, 4000, 8000);

    /// <summary>How long an answer is waited for, and a word on the solution.</summary>
    public static readonly Duration AnswerWaitedFor = Duration.FromDays(10),
        ConfirmationWaitedFor = Duration.FromDays(4);

    /// <summary>How many stretches of work a ticket takes, in hundredths; only to work out how many engineers are needed.</summary>
    public const int StretchesOfWork = 135;
}
