using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>list</c>: what there is to measure, and what this machine lacks.</summary>
internal static class ListCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON" };

    public static Command Create()
    {
        var command = new Command("list", """
            Profiles, experiments, lanes, clients, links, middleboxes, faults and claims; what this machine can run, and what it lacks.

            Example: dotnet run -c Release --project benchmarks/TransportBench -- list --json | jq -r '.claims[].id'
            """)
        {
            Json,
        };
        command.SetAction(parsed =>
        {
            var sections = Inventory.Read();
            if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(sections, Inventory.JsonOptions));
            else Show(sections);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(IReadOnlyDictionary<string, IReadOnlyList<InventoryItem>> sections)
    {
        var console = Consoles.For(Console.Out);
        foreach (var (name, items) in sections)
        {
            console.MarkupLineInterpolated($"[bold]{name}[/]");
            if (Console.IsOutputRedirected)
            {
                foreach (var item in items) console.Plain($"  {item.Id}\t{Markup.Remove(Status(item))}\t{Text(item)}");
                continue;
            }

            var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "");
            foreach (var item in items)
                table.AddRow(Markup.Escape("  " + item.Id), Status(item), Markup.Escape(Text(item)));
            console.Write(table);
            console.WriteLine();
        }
    }

    private static string Status(InventoryItem item) =>
        !item.Runs ? "[yellow]not here[/]" : item.Lacks is null ? "[green]runs[/]" : "[yellow]in part[/]";

    private static string Text(InventoryItem item) => item.Lacks is null ? item.Description : $"{item.Description} ({item.Lacks})";
}
