using Spectre.Console;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Experiments.Trials;

namespace TransportBench.Runs;

/// <summary>Progress: a live line with the remaining time in a terminal, a plain line per round in a pipe.</summary>
/// <remarks>Redraws only between trials, so that the coordinator is idle while a trial measures.</remarks>
internal sealed class ProgressView : IRunObserver, IAsyncDisposable
{
    private const string EraseLine = "\r\u001b[2K";

    private readonly IAnsiConsole _console;
    private readonly bool _live;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly long _began;
    private string _round = "";
    private double _done;

    private ProgressView(IAnsiConsole console)
    {
        _console = console;
        _live = console.Profile.Capabilities is { Interactive: true, Ansi: true };
        _began = _time.GetTimestamp();
    }

    public static ProgressView For(IAnsiConsole console) => new(console);

    public void RoundStarted(int round, int rounds)
    {
        _round = $"round {round + 1}/{rounds}";
        if (!_live) _console.WriteLine($"{_round}  {_done:P0}  {Left()}");
    }

    public void TrialStarted(TrialPlan plan)
    {
        if (_live) Write($"{EraseLine}{_round}  {_done:P0}  {Left()}  {Shortened(plan)}");
    }

    public void TrialEnded(TrialPlan plan, double done) => _done = done;

    public void RepeatsSpent(TimeSpan budget)
    {
        if (_live) Write(EraseLine);
        _console.MarkupLineInterpolated($"[yellow]the {Duration.Words(budget)} for repeating disturbed trials are spent: from here on they are only marked[/]");
    }

    public void Failed(TrialFailure failure)
    {
        if (_live) Write(EraseLine);
        _console.Plain($"{failure.Id}: {failure.Reason}", "[red]trial failed[/]");
    }

    public ValueTask DisposeAsync()
    {
        if (_live) Write(EraseLine);
        return ValueTask.CompletedTask;
    }

    private string Left()
    {
        if (_done <= 0.02) return "";
        var elapsed = _time.GetElapsedTime(_began);
        return Duration.Words(elapsed * ((1 - _done) / _done)) + " left";
    }

    private string Shortened(TrialPlan plan)
    {
        var text = $"{plan.Experiment}: {plan.Conditions}";
        var room = Math.Max(10, _console.Profile.Width - 40);
        return text.Length <= room ? text : text[..room];
    }

    private void Write(string text)
    {
        _console.Profile.Out.Writer.Write(text);
        _console.Profile.Out.Writer.Flush();
    }
}
