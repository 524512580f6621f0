using System.CommandLine;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Scenarios;
using TransportBench.Servers;

namespace TransportBench.NBomberScenarios;

/// <summary>Wires scenario, feeds and NBomber together; <c>serve</c> is the server process that it starts itself.</summary>
internal static class Program
{
    private const int Usage = 2;
    private const int NotHere = 3;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["serve"]) return await ServeAsync();
        var scenario = new Argument<string>("SCENARIO") { Description = $"A scenario file (docs/load.md), or one of {string.Join(", ", BuiltInScenarios.All.Select(one => one.Name))}", DefaultValueFactory = _ => BuiltInScenarios.All[0].Name };
        var transports = new Option<string[]>("--transport") { Description = "Only these of the scenario's transports: websocket, sse; repeatable", HelpName = "ID", DefaultValueFactory = _ => [] };
        var folder = new Option<string>("--out") { Description = "NBomber's report folder", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("results", "local", "nbomber") };
        var root = new RootCommand("Our load scenarios, run by NBomber. NBomber is free for personal use and asks a licence of organisations; 'load' runs the same scenarios without it.") { scenario, transports, folder };
        root.SetAction((parsed, _) => RunAsync(parsed.GetValue(scenario)!, parsed.GetValue(transports)!, parsed.GetValue(folder)!));
        return await root.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> RunAsync(string named, string[] transports, string folder)
    {
        LoadScenario scenario;
        try
        {
            scenario = ScenarioFile.Over(ScenarioFile.Named(named), transports);
        }
        catch (ScenarioException e)
        {
            foreach (var mistake in e.Mistakes) await Console.Error.WriteLineAsync($"{named}:{mistake}");
            return Usage;
        }
        catch (Exception e) when (e is ArgumentException or FileNotFoundException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Usage;
        }
        try
        {
            return await LoadSuite.RunAsync(scenario, folder);
        }
        catch (Exception e) when (e is NotSupportedException or HostFailedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return NotHere;
        }
    }

    private static async Task<int> ServeAsync()
    {
        await using var server = await FeedServer.StartAsync(new FeedServerOptions(), CancellationToken.None);
        using var host = new ServeHost(server, new HostChannel(Console.In, Console.Out));
        await host.RunAsync(CancellationToken.None);
        return 0;
    }
}
