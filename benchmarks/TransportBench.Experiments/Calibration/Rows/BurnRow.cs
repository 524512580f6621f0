namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>What work in one lane's send path did to a lane: p50 of delivery with it − without.</summary>
/// <param name="Conditions">The cell.</param>
/// <param name="Lane">The lane that is looked at.</param>
/// <param name="Burns">Whether it is the one that burns.</param>
/// <param name="BurnUs">Burned per event, µs.</param>
/// <param name="Rounds">Rounds.</param>
/// <param name="MovedUs">Hodges–Lehmann estimate of the difference in µs.</param>
/// <param name="LowUs">Lower end of its 95 % interval.</param>
/// <param name="HighUs">Upper end of it.</param>
/// <param name="Holds">The burning lane moved by more than half of the burn, any other by less than a tenth: the whole interval; <see langword="null"/>: undecided.</param>
public sealed record BurnRow(string Conditions, string Lane, bool Burns, double BurnUs, int Rounds, double MovedUs, double? LowUs, double? HighUs, bool? Holds);
