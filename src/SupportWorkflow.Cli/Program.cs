using System.CommandLine;
using SupportWorkflow.Cli.Calendars;

var json = new Option<bool>("--json") { Description = "Print one JSON document and nothing else.", Recursive = true };
var language = new Option<string>("--lang") { Description = "en or zh.", Recursive = true, DefaultValueFactory = _ => "en" };
language.AcceptOnlyFromAmong("en", "zh");
var root = new RootCommand("Support tickets: calendars, profiles, replay.") { json, language, CalendarCommand.Create(json, language) };
var parsed = root.Parse(args);
var code = parsed.Invoke();
return parsed.Errors.Count > 0 ? 2 : code;
