using SupportWorkflow.Escalations;
using SupportWorkflow.Profiles;
using SupportWorkflow.Tracks;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>A profile as a page for people: what states there are, who may do what, what is promised, how a priority comes about.</summary>
internal sealed class ProfilePage(WorkflowProfile profile, ToolConsole console)
{
    private readonly WrittenProfile _document = WrittenProfile.Of(profile);
    private readonly TicketWorkflow _workflow = profile.Compile();
    private readonly ProfileWords _words = new(WrittenProfile.Of(profile), profile.Compile(), console);
    private readonly ToolPage _page = new(console, ProfileWords.Texts);

    public void Write()
    {
        _page.Title($"{console.In(profile.Name)} ({profile.Version})", profile.About is { } about ? console.In(about) : "");
        _page.Pairs(("zone", _document.Zone), ("numbers", NumberExample()), ("tiers", _words.List(_document.Words.Tiers)));
        Priorities();
        Objectives();
        Rules();
        States();
        Transitions();
        Tracks();
        Guidance();
    }

    private string NumberExample() =>
        $"{_document.Numbers.Prefix} + {_document.Numbers.Date} + {new string('0', _document.Numbers.Digits - 1)}1";

    private void Priorities()
    {
        _page.Heading("priorities", string.Join(" > ", _document.Priority.Scale));
        _page.Table(
            ["priority", "when"],
            0,
            [
                .. _document.Priority.Rows.Select(r => (string[])[r.Priority, _words.Text(r.Because)]),
                [_document.Priority.Otherwise, console.Say("otherwise")],
            ]
        );
        if (_document.Priority.Modifiers.Count == 0)
            return;
        _page.Table(
            ["then", "when"],
            0,
            [.. _document.Priority.Modifiers.Select(m => (string[])[Change(m.Raise, m.AtLeast), _words.Text(m.Because)])]
        );
    }

    private string Change(int raise, string? atLeast)
    {
        var parts = new List<string>();
        if (raise != 0)
            parts.Add(console.Say(raise > 0 ? "raise" : "lower", Math.Abs(raise)));
        if (atLeast is not null)
            parts.Add(console.Say("at-least", atLeast));
        return Listed(parts);
    }

    private void Objectives()
    {
        _page.Heading("objectives", _workflow.Objectives.Count);
        var words = new ObjectiveWords(_words, console);
        foreach (var objective in _workflow.Objectives)
        {
            var written = _document.Objectives[objective.Name];
            _page.Line("");
            _page.Line($"  {console.In(objective.Text)} ({objective.Name})");
            foreach (var line in words.Lines(written))
                _page.Indented(line);
            _page.Table(
                ["when", "within"],
                0,
                [
                    .. written.Targets.Select(
                        (t, i) =>
                            (string[])[t.If is null ? console.Say("always") : _words.Condition(t.If), words.Within(t, objective.Targets[i])]
                    ),
                ]
            );
        }
    }

    private void Rules()
    {
        if (_document.Levels.Count > 0)
        {
            _page.Heading("levels", _document.Levels.Count);
            _page.Table(
                ["level", "who", "answer"],
                0,
                [
                    .. _document.Levels.Select(
                        (l, i) => (string[])[$"{i + 1}", _words.Role(l.Role), l.Answer is null ? "–" : $"{l.Answer} {l.Calendar}".TrimEnd()]
                    ),
                ]
            );
        }
        if (_document.Rules.Count == 0)
            return;
        _page.Heading("rules", _document.Rules.Count);
        _page.Table(
            ["rule", "moment", "when", "then"],
            0,
            [
                .. _document.Rules.Select(
                    (r, i) =>
                        (string[])
                            [
                                Called(_workflow.EscalationRules[i]),
                                console.In(_workflow.Tell(_workflow.EscalationRules[i].When)),
                                r.If is null ? console.Say("always") : _words.Condition(r.If),
                                string.Join(
                                    console.Language == "zh" ? "；" : "; ",
                                    _workflow.EscalationRules[i].Then.Select(a => console.In(_workflow.Tell(a)))
                                ),
                            ]
                ),
            ]
        );

        string Called(EscalationRule rule) => rule.Text is { } text ? console.In(text) : rule.Name;
    }

    private void States()
    {
        _page.Heading("states-count", _workflow.Lifecycle.States.Count);
        _page.Table(
            ["id", "name", "kind"],
            0,
            [.. _workflow.Lifecycle.States.Select(s => (string[])[s.Name, console.In(s.Text), _words.Kind(s)])]
        );
    }

    private void Transitions()
    {
        _page.Heading("transitions");
        _page.Table(
            ["trigger", "from", "to", "who", "demand"],
            0,
            [
                .. _document.Lifecycle.Transitions.Select(t =>
                    (string[])
                        [
                            t.Trigger,
                            Listed(t.From.Select(_words.Selector)),
                            To(t),
                            t.Roles is { Count: > 0 } roles ? Listed(roles.Select(_words.Role)) : console.Say("everybody"),
                            t.Guard is { } guard ? _words.Text(_document.Lifecycle.Guards![guard].Text) : "",
                        ]
                ),
            ]
        );
    }

    private void Tracks()
    {
        if (_workflow.TrackKinds.Count == 0)
            return;
        _page.Heading("tracks", _workflow.TrackKinds.Count);
        _page.Table(
            ["track", "way", "starts", "for-ticket"],
            0,
            [
                .. _workflow.TrackKinds.Select(k =>
                    (string[])
                        [
                            $"{console.In(k.Name)} ({k.Id})",
                            Listed(k.Lifecycle.States.Select(s => console.In(s.Text))),
                            Listed(k.Starters.Select(r => r == TrackKind.Desk ? _words.Say("desk") : _words.Role(r.Name))),
                            string.Join('\n', ForTicket(k)),
                        ]
                ),
            ]
        );
    }

    private IEnumerable<string> ForTicket(TrackKind kind)
    {
        if (kind.Blocks.Count > 0)
            yield return _words.Say("track-blocks", Listed(kind.Blocks.Select(Trigger)));
        if (kind.Stops.Count > 0)
            yield return _words.Say("track-stops", Listed(kind.Stops.Select(Trigger)));
        if (kind.Pauses.Count > 0)
            yield return _words.Say(
                "track-pauses",
                Listed(kind.Pauses.Select(p => console.In(_workflow.Objectives.First(o => o.Name == p).Text)))
            );
        if (kind.Objectives.Count > 0)
            yield return _words.Say("track-promises", Listed(kind.Objectives.Select(o => console.In(o.Text))));
        if (kind.IsVisible)
            yield return _words.Say("track-visible");

        string Trigger(string name) => console.In(_workflow.Lifecycle.Trigger(name).Text);
    }

    private void Guidance()
    {
        if (_document.Guidance.Count == 0)
            return;
        _page.Heading("guidance", _document.Guidance.Count);
        _page.Table(
            ["guidance", "where", "says"],
            0,
            [.. _document.Guidance.Values.Select(g => (string[])[_words.Text(g.Name), Where(g), _words.Text(g.Text)])]
        );
    }

    private string Where(WrittenGuidance guidance)
    {
        var parts = new List<string>();
        if (guidance.Roles.Count > 0)
            parts.Add(Listed(guidance.Roles.Select(_words.Role)));
        if (guidance.In.Count > 0)
            parts.Add(_words.Say("in-states", Listed(guidance.In.Select(_words.State))));
        if (guidance.If is { } condition)
            parts.Add(_words.Condition(condition));
        return parts.Count == 0 ? console.Say("always") : string.Join('\n', parts);
    }

    private string Listed(IEnumerable<string> words) => string.Join(console.Say("comma"), words);

    private string To(WrittenTransition row) => row.To is { } to ? _words.State(to) : console.Say(row.Ignored ? "ignored" : "stays");
}
