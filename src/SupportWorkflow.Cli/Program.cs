using SupportWorkflow.Cli;

return Tool.Run(args, ToolConsole.OfProcess(args));
