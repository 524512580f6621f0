namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>Something that has to hold for the figures of this machine to be believed.</summary>
/// <param name="Part">ID of the part of the calibration.</param>
/// <param name="Text">What has to hold.</param>
/// <param name="Figure">What was found.</param>
/// <param name="Passed">Whether it holds; <see langword="null"/>: too little data to tell.</param>
public sealed record CalibrationCheck(string Part, string Text, string Figure, bool? Passed);
