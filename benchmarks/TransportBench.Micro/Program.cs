using BenchmarkDotNet.Running;
using TransportBench.Micro;

// Nothing asked for is everything, as for the main job; all arguments are BenchmarkDotNet's own.
string[] asked = args.Length == 0 ? ["--filter", "*"] : args;
var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroConfig).Assembly).Run(asked, MicroConfig.For(asked));
return Outcomes.ExitCode(summaries);
