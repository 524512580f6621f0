using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;
using TransportBench.Experiments.Hosting;
using TransportBench.Servers;
using TransportBench.Servers.Broadcast;
using TransportBench.Servers.Resumable;

namespace TransportBench.Commands;

/// <summary><c>serve</c>: the twin servers, for a coordinator or by hand.</summary>
internal static class ServeCommand
{
    private static readonly Option<IPAddress> Address = new("--address")
    {
        Description = "Address to listen on",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = Options.Address,
    };

    private static readonly Option<int> Port = Options.Range("--port", "Port of the HTTP listener; 0 lets the system choose", 0, 0, 65_535);
    private static readonly Option<int> TcpPort = Options.Range("--tcp-port", "Port of the tcp control; 0 lets the system choose", 0, 0, 65_535);
    private static readonly Option<PayloadKind?> Kind = Options.Choice<PayloadKind>("--kind", "Payloads of a feed by hand");
    private static readonly Option<int> Size = Options.Range("--size", "Bytes per payload", 128, 0, Feed.MaximumSize);
    private static readonly Option<double> Rate = Options.Range("--rate", "Events per second and connection", 10.0, 0.001, 100_000);
    private static readonly Option<int> Events = Options.Range("--events", "Events per connection, then the stream ends", 100, 1, 10_000_000);
    private static readonly Option<ScheduleKind?> Schedule = Options.Choice<ScheduleKind>("--schedule", "Arrival schedule");
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of the feed", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> History = Options.Range("--history", "One stream for all that may be left and entered again, with so many events kept; 0: a feed for each connection", 0, 0, ResumableOptions.MaximumHistory);
    private static readonly Option<double> Heartbeat = Options.Range("--heartbeat", "With --history: seconds of silence before a comment or an unasked pong; 0: none", 15.0, 0, 3_600);
    private static readonly Option<double> Retry = Options.Range("--retry", "With --history: reconnection time in seconds that SSE readers are asked to keep; 0: none", 0.0, 0, 3_600);
    private static readonly Option<long?> Start = new("--start-ns") { Description = "With --history or --broadcast: when the stream began, in ns of CLOCK_MONOTONIC, to go on with it after a restart" };
    private static readonly Option<double> Patience = Options.Range("--stop-patience", "Seconds that open requests may take to end when the server stops", 1.0, 0, 600);
    private static readonly Option<bool> Careless = new("--careless-stop") { Description = "With --history: streams do not end when the server stops, as without any care for it" };
    private static readonly Option<bool> Naive = new("--naive") { Description = "With --history: a queue without bound for every reader, to see what a slow one does" };
    private static readonly Option<bool> Broadcast = new("--broadcast") { Description = "One live stream for all over websocket and sse, encoded once, with nothing kept for who comes later" };
    private static readonly Option<string[]> Origins = new("--allow-origin")
    {
        Description = "Origin of browser pages that may read feeds, beside the server's own; repeatable",
        DefaultValueFactory = _ => [],
    };

    public static Command Create()
    {
        var command = new Command("serve", """
            The twin servers. Prints its URLs as one JSON line when it is ready; ends with its input where that is a pipe, else on Ctrl-C.

            Example: dotnet run -c Release --project benchmarks/TransportBench -- serve --port 8080 --rate 5 &
                     curl -N 'http://127.0.0.1:8080/feed/sse?edition=tuned'

            'urls' has an entry per transport and variant (sse, sse+tls, sse+h2, sse+h2+tls, ...); 'certificate' is what TLS clients have to trust.
            """)
        {
            Address, Port, TcpPort, Kind, Size, Rate, Events, Schedule, Seed, History, Heartbeat, Retry, Start, Patience, Careless, Naive, Broadcast, Origins,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Broadcast) && parsed.GetValue(History) > 0) throw new UsageException("--broadcast keeps nothing and --history does; give one of them");
        await using var server = await ListenAsync(
            new FeedServerOptions
            {
                Address = parsed.GetValue(Address)!,
                HttpPort = parsed.GetValue(Port),
                TcpPort = parsed.GetValue(TcpPort),
                AllowedOrigins = parsed.GetValue(Origins)!,
                ByHand = ByHand(parsed),
                Resumable = Resumable(parsed),
                Broadcast = parsed.GetValue(Broadcast) ? new BroadcastOptions { StartNs = parsed.GetValue(Start) } : null,
                StopPatience = TimeSpan.FromSeconds(parsed.GetValue(Patience)),
            },
            cancellationToken);
        if (!ChildProcess.IsControlled) return await ChildProcess.WaitAsync(server.Urls, server.Certificate, cancellationToken);
        return await ChildProcess.RunAsync(
            async (channel, token) =>
            {
                using var host = new ServeHost(server, channel);
                await host.RunAsync(token);
            },
            cancellationToken);
    }

    private static async Task<FeedServer> ListenAsync(FeedServerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await FeedServer.StartAsync(options, cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // The message ends with the URL that could not be bound.
            var (port, option) = e.Message.Contains($":{options.HttpPort}:", StringComparison.Ordinal) ? (options.HttpPort, Port.Name) : (options.TcpPort, TcpPort.Name);
            throw new IOException($"port {port} of {options.Address} is taken; end what listens there, or give another {option} (0 lets the system choose)", e);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new IOException($"{options.Address} is no address of this machine; give another {Address.Name}, for example 127.0.0.1", e);
        }
    }

    private static ResumableOptions? Resumable(ParseResult parsed) => parsed.GetValue(History) == 0 ? null : new ResumableOptions
    {
        History = parsed.GetValue(History),
        StartNs = parsed.GetValue(Start),
        Heartbeat = OrNone(parsed.GetValue(Heartbeat)),
        Retry = OrNone(parsed.GetValue(Retry)),
        EndsOnStop = !parsed.GetValue(Careless),
        IsNaive = parsed.GetValue(Naive),
    };

    private static TimeSpan? OrNone(double seconds) => seconds == 0 ? null : TimeSpan.FromSeconds(seconds);

    private static FeedRunOptions ByHand(ParseResult parsed)
    {
        var options = new FeedRunOptions
        {
            Id = "hand",
            Seed = parsed.GetValue(Seed),
            Mode = FeedMode.Paced,
            Workload = new Workload
            {
                Kind = parsed.GetValue(Kind) ?? default,
                SizeBytes = parsed.GetValue(Size),
                EventsPerSecond = parsed.GetValue(Rate),
                Events = parsed.GetValue(Events),
                Schedule = parsed.GetValue(Schedule) ?? default,
            },
        };
        try
        {
            var feed = new Feed(options.Seed, options.Workload);
            if (!feed.HasSequence && (parsed.GetValue(Broadcast) || parsed.GetValue(History) > 0))
                throw new UsageException($"--size {parsed.GetValue(Size)}: in a stream for all, payloads carry their sequence and have at least {Feed.MinimumSequencedSize} bytes; --kind every-byte has none");
            return options;
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new UsageException($"--kind {parsed.GetValue(Kind)} --size {parsed.GetValue(Size)}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
